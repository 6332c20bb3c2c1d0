-- One account's revenue beside its target. Grain: quarter of the company's year, complete from that of its first
-- order to before $until; a month without orders counts 0, a month after $closed_through is not counted yet.
-- $shift: by how many months its quarters begin after those of the calendar.
-- A target of three months is spread evenly; a month's own target wins. A quarter has one if each of its months has.
WITH bounds AS (
    SELECT
        CAST(date_trunc('quarter', min(month) - $shift * INTERVAL 1 MONTH) + $shift * INTERVAL 1 MONTH AS DATE)
            AS first_month
    FROM facts.account_month
    WHERE account_id = $account_id
),
calendar AS (
    SELECT
        CAST(series.month AS DATE) AS month,
        CAST(date_trunc('quarter', series.month - $shift * INTERVAL 1 MONTH) + $shift * INTERVAL 1 MONTH AS DATE)
            AS quarter
    FROM (
        SELECT unnest(generate_series(b.first_month, CAST($until AS DATE) - INTERVAL 1 DAY, INTERVAL 1 MONTH)) AS month
        FROM bounds AS b
    ) AS series
),
bought AS (
    SELECT month, revenue, cost, orders
    FROM facts.account_month
    WHERE account_id = $account_id AND month <= $closed_through
),
targets AS (
    SELECT
        c.month,
        coalesce(
            max(CASE WHEN t.period_months = 1 THEN t.value_base END),
            max(CASE WHEN t.period_months = 3 THEN t.value_base END) / 3
        ) AS target
    FROM calendar AS c
    INNER JOIN facts.target AS t
        ON c.month >= date_trunc('month', t.period_start)
        AND c.month < date_trunc('month', t.period_start) + t.period_months * INTERVAL 1 MONTH
    WHERE t.scope = 'account' AND t.scope_id = $account_id AND t.kpi = 'revenue'
    GROUP BY c.month
)
SELECT
    c.quarter,
    CAST(coalesce(sum(b.revenue), 0) AS DECIMAL(18, 4)) AS revenue,
    CASE
        WHEN count(b.cost) = count(b.revenue) THEN CAST(coalesce(sum(b.revenue - b.cost), 0) AS DECIMAL(18, 4))
    END AS margin,
    CASE WHEN count(t.target) = count(*) THEN CAST(round(sum(t.target), 4) AS DECIMAL(18, 4)) END AS target,
    CAST(coalesce(sum(b.orders), 0) AS BIGINT) AS orders,
    max(c.month) <= $closed_through AS closed
FROM calendar AS c
LEFT JOIN bought AS b ON b.month = c.month
LEFT JOIN targets AS t ON t.month = c.month
GROUP BY c.quarter
ORDER BY c.quarter
