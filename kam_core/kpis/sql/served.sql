-- Accounts whose cost to serve is measured in a window, and all their costs known. Grain: window with such accounts.
-- {rows} is 'everyone', or 'chosen' for those in population.
WITH everyone AS (
    SELECT account_id FROM facts.account
),
chosen AS (
    SELECT account_id FROM population
),
served AS (
    SELECT w.point, w.first, w.until, d.account_id, sum(d.quantity * d.rate_base) AS cost_to_serve
    FROM windows AS w
    INNER JOIN facts.cost_driver AS d ON d.month >= w.first AND d.month < w.until
    WHERE d.account_id IN (SELECT account_id FROM {rows})
    GROUP BY w.point, w.first, w.until, d.account_id
    HAVING count(d.rate_base) = count(*)
),
bought AS (
    SELECT
        s.point,
        s.account_id,
        max(s.cost_to_serve) AS cost_to_serve,
        sum(m.revenue) AS revenue,
        CASE WHEN count(m.cost) = count(m.revenue) THEN coalesce(sum(m.revenue - m.cost), 0) END AS margin
    FROM served AS s
    LEFT JOIN facts.account_month AS m
        ON m.account_id = s.account_id AND m.month >= s.first AND m.month < s.until
    GROUP BY s.point, s.account_id
)
SELECT
    point,
    count(*) AS accounts,
    CAST(coalesce(sum(revenue), 0) AS DECIMAL(18, 4)) AS revenue,
    CAST(sum(margin) AS DECIMAL(18, 4)) AS margin,
    CAST(sum(cost_to_serve) AS DECIMAL(18, 4)) AS cost_to_serve
FROM bought
WHERE margin IS NOT NULL
GROUP BY point
