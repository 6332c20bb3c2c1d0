-- What the accounts with a target for the quarter after each point's last closed month should buy in it, have bought,
-- and may buy by deals that close in it. Grain: point with such a target.
-- {rows} is 'everyone', or 'chosen' for the accounts in population.
WITH everyone AS (
    SELECT account_id FROM facts.account
),
chosen AS (
    SELECT account_id FROM population
),
quarters AS (
    SELECT
        point, day, until,
        CAST(date_trunc('quarter', until) AS DATE) AS first,
        CAST(date_trunc('quarter', until) + INTERVAL 3 MONTH AS DATE) AS over
    FROM windows
),
aimed AS (
    SELECT q.point, t.scope_id AS account_id, sum(t.value_base) AS target
    FROM quarters AS q
    INNER JOIN facts.target AS t
        ON t.scope = 'account' AND t.kpi = 'revenue' AND t.period_start >= q.first
        AND t.period_start + to_months(t.period_months) <= q.over
    WHERE t.scope_id IN (SELECT account_id FROM {rows})
    GROUP BY q.point, t.scope_id
),
bought AS (
    SELECT a.point, sum(m.revenue) AS revenue
    FROM aimed AS a
    INNER JOIN quarters AS q ON q.point = a.point
    INNER JOIN facts.account_month AS m
        ON m.account_id = a.account_id AND m.month >= q.first AND m.month < q.until
    GROUP BY a.point
),
seen AS (
    SELECT
        a.point, o.status, o.amount_base, o.close_on, q.first, q.over,
        row_number() OVER (PARTITION BY a.point, o.opportunity_id ORDER BY o.snapshot_on DESC) AS age
    FROM aimed AS a
    INNER JOIN quarters AS q ON q.point = a.point
    INNER JOIN facts.opportunity AS o ON o.account_id = a.account_id AND o.snapshot_on <= q.day
),
opened AS (
    SELECT point, sum(amount_base) FILTER (WHERE status = 'open' AND close_on >= first AND close_on < over) AS closing
    FROM seen
    WHERE age = 1
    GROUP BY point
)
SELECT
    a.point,
    count(*) AS accounts,
    CAST(sum(a.target) AS DECIMAL(18, 4)) AS target,
    CAST(coalesce(max(b.revenue), 0) AS DECIMAL(18, 4)) AS revenue,
    CAST(coalesce(max(o.closing), 0) AS DECIMAL(18, 4)) AS closing
FROM aimed AS a
LEFT JOIN bought AS b ON b.point = a.point
INNER JOIN opened AS o ON o.point = a.point
GROUP BY a.point
ORDER BY a.point
