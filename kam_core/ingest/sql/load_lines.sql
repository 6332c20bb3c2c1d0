-- The lines of a file, as ours: sorted as the file has them, since its numbers are narrower than ours.
INSERT INTO facts.stored_line (
    order_key, line_no, order_date, account_key, unit_key, product_key, quantity, revenue, cost, terms_no, batch_id
)
SELECT
    sorted.order_key,
    CAST(sorted.line_no AS INTEGER) AS line_no,
    CAST(sorted.order_date AS DATE) AS order_date,
    sorted.account_key,
    {unit_key} AS unit_key,
    sorted.product_key,
    {quantity} AS quantity,
    CAST(sorted.revenue AS DECIMAL(18, 4)) AS revenue,
    {cost} AS cost,
    {terms_no} AS terms_no,
    {batch_id} AS batch_id
FROM (SELECT {columns} FROM {source} AS file {joins} ORDER BY account_key, order_date) AS sorted
