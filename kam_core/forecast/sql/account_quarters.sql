-- What accounts bought before $until, by quarter of the company's year. Grain: account and quarter with orders.
-- $shift: by how many months its quarters begin after those of the calendar.
SELECT
    m.account_id,
    CAST(date_trunc('quarter', m.month - $shift * INTERVAL 1 MONTH) + $shift * INTERVAL 1 MONTH AS DATE) AS quarter,
    CAST(sum(m.revenue) AS DECIMAL(18, 4)) AS revenue
FROM facts.account_month AS m
INNER JOIN wanted AS w ON w.account_id = m.account_id
WHERE m.month < $until
GROUP BY m.account_id, quarter
