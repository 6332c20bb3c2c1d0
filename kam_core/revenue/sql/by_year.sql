-- What one account bought in each calendar year, and what it left. Grain: year with orders, newest first.
-- `margin` is null where a cost in the year is unknown.
SELECT
    CAST(year(b.month) AS VARCHAR) AS year,
    CAST(sum(b.revenue) AS DECIMAL(18, 4)) AS revenue,
    CASE WHEN count(b.cost) = count(*) THEN CAST(sum(b.revenue - b.cost) AS DECIMAL(18, 4)) END AS margin
FROM facts.account_month AS b
WHERE b.account_id = $account_id
GROUP BY year(b.month)
ORDER BY year(b.month) DESC
