-- Keep the lines that a load is about to replace or take away.
INSERT INTO facts.replaced_line (
    replaced_by,
    order_key,
    line_no,
    order_date,
    account_key,
    unit_key,
    product_key,
    quantity,
    revenue,
    cost,
    terms_no,
    was_batch_id
)
SELECT
    {batch_id} AS replaced_by,
    l.order_key,
    l.line_no,
    l.order_date,
    l.account_key,
    l.unit_key,
    l.product_key,
    l.quantity,
    l.revenue,
    l.cost,
    l.terms_no,
    l.batch_id AS was_batch_id
FROM facts.stored_line AS l
WHERE l.order_key IN (SELECT {order_key} AS order_key FROM {source} AS file {joins}) {or_of_source}
