DELETE FROM facts.{table} AS l
WHERE (l.order_key, l.line_no) IN (
    SELECT (r.order_key, r.line_no) FROM facts.replaced_line AS r WHERE r.replaced_by = $batch_id
)
