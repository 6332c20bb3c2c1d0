-- What each account of a population left after the cost of what it bought, from $first to before $until.
-- Grain: account that ordered; `profit` is null where a cost is unknown.
SELECT
    m.account_id,
    CAST(sum(m.revenue) AS DECIMAL(18, 4)) AS revenue,
    CASE WHEN count(m.cost) = count(*) THEN CAST(sum(m.revenue - m.cost) AS DECIMAL(18, 4)) END AS profit
FROM facts.account_month AS m
WHERE
    m.month >= $first
    AND m.month < $until
    AND ($everyone OR m.account_id IN (SELECT p.account_id FROM population AS p))
GROUP BY m.account_id
