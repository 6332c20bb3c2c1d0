-- Grain: one row: lines of a load whose account, and whose product, is not loaded.
-- Strangers are sought among the ids of the file; lines are counted only where there is one.
WITH strange_account AS (
    SELECT CAST(ids.account_id AS VARCHAR) AS account_id
    FROM (SELECT DISTINCT {account_id} AS account_id FROM {source} AS file) AS ids
    WHERE NOT EXISTS (SELECT 1 FROM facts.account AS a WHERE a.account_id = CAST(ids.account_id AS VARCHAR))
),

strange_product AS (
    SELECT CAST(ids.product_id AS VARCHAR) AS product_id
    FROM (SELECT DISTINCT {product_id} AS product_id FROM {source} AS file) AS ids
    WHERE NOT EXISTS (SELECT 1 FROM facts.product AS p WHERE p.product_id = CAST(ids.product_id AS VARCHAR))
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
