-- A page of some accounts, by what they bought in the period, the largest first. Grain: account of `chosen`.
SELECT a.account_id, a.account_name, a.segment, CAST(m.revenue AS DECIMAL(18, 4)) AS revenue
FROM app.account AS a
LEFT JOIN (
    SELECT account_id, sum(revenue) AS revenue
    FROM facts.account_month
    WHERE month >= $first AND month < $until AND account_id IN (SELECT account_id FROM chosen)
    GROUP BY account_id
) AS m ON m.account_id = a.account_id
WHERE a.account_id IN (SELECT account_id FROM chosen)
ORDER BY m.revenue DESC NULLS LAST, a.account_name, a.account_id
LIMIT $rows OFFSET $skipped
