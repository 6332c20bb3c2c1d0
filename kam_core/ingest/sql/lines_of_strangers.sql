-- Grain: one row: lines of the file whose account, and whose product, is not loaded.
SELECT
    (
        SELECT coalesce(sum(ids.lines), 0)
        FROM (SELECT {account_id} AS account_id, count(*) AS lines FROM {source} AS file GROUP BY {account_id}) AS ids
        WHERE NOT EXISTS (SELECT 1 FROM facts.account AS a WHERE a.account_id = CAST(ids.account_id AS VARCHAR))
    ) AS without_account,
    (
        SELECT coalesce(sum(ids.lines), 0)
        FROM (SELECT {product_id} AS product_id, count(*) AS lines FROM {source} AS file GROUP BY {product_id}) AS ids
        WHERE NOT EXISTS (SELECT 1 FROM facts.product AS p WHERE p.product_id = CAST(ids.product_id AS VARCHAR))
    ) AS without_product
