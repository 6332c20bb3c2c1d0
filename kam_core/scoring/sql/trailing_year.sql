-- What each account bought in a window. Grain: account (by its place in the population) with a row in it.
-- `cost` is null where the cost of any month is unknown.
SELECT
    p.place,
    CAST(sum(m.revenue) AS DECIMAL(18, 4)) AS revenue,
    CASE WHEN count(m.cost) = count(*) THEN CAST(sum(m.cost) AS DECIMAL(18, 4)) END AS cost
FROM facts.account_month AS m
INNER JOIN population AS p ON p.account_id = m.account_id
WHERE m.month >= $first AND m.month < $until
GROUP BY p.place
