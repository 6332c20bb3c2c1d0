-- What each account bought in a window. Grain: account (by its place in the population) that ordered before its end.
-- `revenue` is 0 without orders in the window; `cost` is null where that of any month in it is unknown.
SELECT
    p.place,
    CAST(sum(CASE WHEN m.month >= $first THEN m.revenue ELSE 0 END) AS DECIMAL(18, 4)) AS revenue,
    CASE WHEN count(CASE WHEN m.month >= $first AND m.cost IS NULL THEN 1 END) = 0
        THEN CAST(sum(CASE WHEN m.month >= $first THEN m.cost ELSE 0 END) AS DECIMAL(18, 4)) END AS cost
FROM facts.account_month AS m
INNER JOIN population AS p ON p.account_id = m.account_id
WHERE m.month < $until
GROUP BY p.place
