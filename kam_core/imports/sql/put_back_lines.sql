INSERT INTO facts.stored_line (
    order_key, line_no, order_date, account_key, unit_key, product_key, quantity, revenue, cost, terms_no, batch_id
)
SELECT
    r.order_key,
    r.line_no,
    r.order_date,
    r.account_key,
    r.unit_key,
    r.product_key,
    r.quantity,
    r.revenue,
    r.cost,
    r.terms_no,
    r.was_batch_id AS batch_id
FROM facts.replaced_line AS r
WHERE r.replaced_by = $batch_id
ORDER BY r.was_batch_id, r.account_key, r.order_date
