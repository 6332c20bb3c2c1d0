-- Grain: one row: lines of a load whose account, and whose product, is not loaded.
SELECT
    (
        SELECT coalesce(sum(keys.lines), 0)
        FROM (
            SELECT account_key, count(*) AS lines FROM facts.stored_line WHERE batch_id = $batch_id GROUP BY account_key
        ) AS keys
        WHERE NOT EXISTS (
            SELECT 1 FROM facts.account_key AS k
            INNER JOIN facts.account AS a ON a.account_id = k.account_id
            WHERE k.account_key = keys.account_key
        )
    ) AS without_account,
    (
        SELECT coalesce(sum(keys.lines), 0)
        FROM (
            SELECT product_key, count(*) AS lines FROM facts.stored_line WHERE batch_id = $batch_id GROUP BY product_key
        ) AS keys
        WHERE NOT EXISTS (
            SELECT 1 FROM facts.product_key AS k
            INNER JOIN facts.product AS p ON p.product_id = k.product_id
            WHERE k.product_key = keys.product_key
        )
    ) AS without_product
