-- Grain: account, product family and month in which it was bought; amounts in the base currency.
SELECT
    s.account_id, s.family, s.month, s.revenue, s.cost, s.quantity, s.last_order_date,
    made_up.account_id IS NOT NULL AS illustrative
FROM facts.account_family_month AS s
LEFT JOIN (
    -- Months hold sums: one line that was made up is in all of them.
    SELECT DISTINCT
        k.account_id,
        coalesce(p.family, p.category, 'Other') AS family,
        CAST(date_trunc('month', l.order_date) AS DATE) AS month
    FROM facts.stored_line AS l
    INNER JOIN facts.account_key AS k ON k.account_key = l.account_key
    LEFT JOIN facts.product_key AS n ON n.product_key = l.product_key
    LEFT JOIN facts.product AS p ON p.product_id = n.product_id
    WHERE l.batch_id IN (SELECT b.batch_id FROM facts.batch AS b WHERE b.illustrative)
) AS made_up ON made_up.account_id = s.account_id AND made_up.family = s.family AND made_up.month = s.month
ORDER BY s.account_id, s.family, s.month
