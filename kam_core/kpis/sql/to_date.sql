-- What a population bought and what it cost, from the first month that is loaded to before `until` of each of `windows`.
-- Grain: window with orders up to it. `costed_revenue` is the revenue of months whose cost is known, `cost` is theirs;
-- `accounts` have such a month.
WITH parts AS MATERIALIZED (
    SELECT
        m.month,
        sum(m.revenue) AS revenue,
        coalesce(sum(CASE WHEN m.cost IS NOT NULL THEN m.revenue END), 0) AS costed_revenue,
        coalesce(sum(m.cost), 0) AS cost,
        0 AS accounts
    FROM facts.account_month AS m
    WHERE $everyone OR m.account_id IN (SELECT p.account_id FROM population AS p)
    GROUP BY m.month
    UNION ALL
    SELECT f.month, 0 AS revenue, 0 AS costed_revenue, 0 AS cost, count(*) AS accounts
    FROM (
        SELECT m.account_id, min(m.month) AS month
        FROM facts.account_month AS m
        WHERE m.cost IS NOT NULL AND ($everyone OR m.account_id IN (SELECT p.account_id FROM population AS p))
        GROUP BY m.account_id
    ) AS f
    GROUP BY f.month
)
SELECT
    w.point,
    CAST(sum(b.accounts) AS BIGINT) AS accounts,
    CAST(sum(b.revenue) AS DECIMAL(18, 4)) AS revenue,
    CAST(sum(b.costed_revenue) AS DECIMAL(18, 4)) AS costed_revenue,
    CAST(sum(b.costed_revenue - b.cost) AS DECIMAL(18, 4)) AS margin
FROM windows AS w
INNER JOIN parts AS b ON b.month < w.until
GROUP BY w.point
