-- Grain: account and month in which it bought; amounts in the base currency.
SELECT
    s.account_id, s.month, s.revenue, s.cost, s.quantity, s.orders, s.first_order_date, s.last_order_date,
    made_up.account_id IS NOT NULL AS illustrative
FROM facts.account_month AS s
LEFT JOIN (
    -- Months hold sums: one line that was made up is in all of them.
    SELECT DISTINCT k.account_id, CAST(date_trunc('month', l.order_date) AS DATE) AS month
    FROM facts.stored_line AS l
    INNER JOIN facts.account_key AS k ON k.account_key = l.account_key
    WHERE l.batch_id IN (SELECT b.batch_id FROM facts.batch AS b WHERE b.illustrative)
) AS made_up ON made_up.account_id = s.account_id AND made_up.month = s.month
ORDER BY s.account_id, s.month
