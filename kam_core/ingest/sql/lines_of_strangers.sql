-- Grain: one row: lines of a load whose account, and whose product, is not loaded.
SELECT
    count(*) FILTER (WHERE NOT EXISTS (SELECT 1 FROM facts.account AS a WHERE a.account_id = l.account_id))
        AS without_account,
    count(*) FILTER (WHERE NOT EXISTS (SELECT 1 FROM facts.product AS p WHERE p.product_id = l.product_id))
        AS without_product
FROM (
    SELECT account_id, product_id
    FROM facts.order_line
    WHERE batch_id = $batch_id
) AS l
