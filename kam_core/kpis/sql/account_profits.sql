-- What each account of a population left after the cost of what it bought, in each of some windows.
-- Grain: point of `windows` and account that ordered in it; `profit` is null where a cost is unknown.
SELECT
    w.point,
    m.account_id,
    CAST(sum(m.revenue) AS DECIMAL(18, 4)) AS revenue,
    CASE WHEN count(m.cost) = count(*) THEN CAST(sum(m.revenue - m.cost) AS DECIMAL(18, 4)) END AS profit
FROM facts.account_month AS m
INNER JOIN windows AS w ON m.month >= w.first AND m.month < w.until
WHERE $everyone OR m.account_id IN (SELECT p.account_id FROM population AS p)
GROUP BY w.point, m.account_id
