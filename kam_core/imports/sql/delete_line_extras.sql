DELETE FROM facts.line_extra AS e
WHERE (e.order_key, e.line_no) IN (
    SELECT (l.order_key, l.line_no) FROM facts.stored_line AS l WHERE l.batch_id = $batch_id
)
