-- Grain: one row: lines of a load whose account, and whose product, is not loaded.
-- The strangers are sought among the few ids that there are; lines are counted only where there is one.
WITH strange_account AS (
    SELECT ids.account_id
    FROM (SELECT DISTINCT account_id FROM facts.account_month) AS ids
    WHERE NOT EXISTS (SELECT 1 FROM facts.account AS a WHERE a.account_id = ids.account_id)
),

strange_product AS (
    SELECT ids.product_id
    FROM (SELECT DISTINCT product_id FROM facts.order_line WHERE batch_id = $batch_id) AS ids
    WHERE NOT EXISTS (SELECT 1 FROM facts.product AS p WHERE p.product_id = ids.product_id)
)

SELECT
    (
        SELECT count(*) FROM facts.order_line AS l
        WHERE l.batch_id = $batch_id AND l.account_id IN (SELECT account_id FROM strange_account)
    ) AS without_account,
    (
        SELECT count(*) FROM facts.order_line AS l
        WHERE l.batch_id = $batch_id AND l.product_id IN (SELECT product_id FROM strange_product)
    ) AS without_product
