-- What was bought in the year to each day and in the year before it. Grain: account and point that bought anything.
SELECT
    a.account_id,
    a.point,
    CAST(sum(CASE WHEN m.month >= a.first THEN m.revenue ELSE 0 END) AS DOUBLE) AS revenue,
    CAST(sum(CASE WHEN m.month < a.first THEN m.revenue ELSE 0 END) AS DOUBLE) AS revenue_before
FROM asked AS a
INNER JOIN facts.account_month AS m
    ON m.account_id = a.account_id AND m.month >= a.year_before AND m.month < a.until
GROUP BY a.account_id, a.point
