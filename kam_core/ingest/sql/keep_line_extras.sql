INSERT INTO facts.replaced_line_extra (replaced_by, order_key, line_no, extra)
SELECT $batch_id AS replaced_by, e.order_key, e.line_no, e.extra
FROM facts.line_extra AS e
WHERE (e.order_key, e.line_no) IN (
    SELECT (r.order_key, r.line_no) FROM facts.replaced_line AS r WHERE r.replaced_by = $batch_id
)
