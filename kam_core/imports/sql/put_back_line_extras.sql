INSERT INTO facts.line_extra (order_key, line_no, extra)
SELECT r.order_key, r.line_no, r.extra FROM facts.replaced_line_extra AS r WHERE r.replaced_by = $batch_id
