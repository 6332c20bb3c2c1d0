-- What accounts got from $first to before $until, and what they left. Grain: part of `parts` (an account and its part);
-- all accounts that are in none are 'others'. `spent` is what put_in.sql finds for each of them. Sums are over those of
-- which it is known, each with their number and their revenue; null where it is known of none. `contacts` counts what
-- happened: 0 where nobody was met, null only where no contact of anybody is on record. The `cost_…` are over those
-- whose hours, investments and cost to serve are all known.
WITH touches AS (
    SELECT account_id, activity_date AS day
    FROM facts.activity
    WHERE NOT planned
    UNION ALL
    SELECT account_id, happened_on AS day
    FROM app.interaction
    WHERE archived_at IS NULL
),
met AS (
    SELECT account_id, count(*) AS contacts
    FROM touches
    WHERE day >= $first AND day < $until
    GROUP BY account_id
),
bought AS (
    SELECT
        account_id,
        sum(revenue) AS revenue,
        CASE WHEN count(cost) = count(*) THEN sum(revenue - cost) END AS margin
    FROM facts.account_month
    WHERE month >= $first AND month < $until
    GROUP BY account_id
),
known AS (
    SELECT
        coalesce(p.part, 'others') AS part,
        s.hours,
        s.invested,
        s.cost_to_serve,
        CASE WHEN s.hours IS NOT NULL THEN s.invested + s.cost_to_serve END AS money,
        s.illustrative,
        CASE WHEN EXISTS (SELECT 1 FROM touches) THEN coalesce(m.contacts, 0) END AS contacts,
        coalesce(b.revenue, 0) AS revenue,
        b.margin
    FROM spent AS s
    LEFT JOIN parts AS p ON p.account_id = s.account_id
    LEFT JOIN met AS m ON m.account_id = s.account_id
    LEFT JOIN bought AS b ON b.account_id = s.account_id
)
SELECT
    e.part,
    count(*) AS accounts,
    CAST(sum(e.hours) AS DOUBLE) AS hours,
    count(e.hours) AS hours_of,
    CAST(sum(e.revenue) FILTER (WHERE e.hours IS NOT NULL) AS DECIMAL(18, 4)) AS hours_revenue,
    CAST(sum(e.invested) AS DECIMAL(18, 4)) AS invested,
    count(e.invested) AS invested_of,
    CAST(sum(e.cost_to_serve) AS DECIMAL(18, 4)) AS cost_to_serve,
    count(e.cost_to_serve) AS cost_to_serve_of,
    CAST(sum(e.hours) FILTER (WHERE e.money IS NOT NULL) AS DOUBLE) AS cost_hours,
    CAST(sum(e.money) AS DECIMAL(18, 4)) AS cost_money,
    count(e.money) AS cost_of,
    CAST(sum(e.revenue) FILTER (WHERE e.money IS NOT NULL) AS DECIMAL(18, 4)) AS cost_revenue,
    CAST(sum(e.contacts) AS BIGINT) AS contacts,
    CAST(sum(e.revenue) FILTER (WHERE e.contacts IS NOT NULL) AS DECIMAL(18, 4)) AS contacts_revenue,
    CAST(sum(e.revenue) AS DECIMAL(18, 4)) AS revenue,
    CAST(sum(e.margin) AS DECIMAL(18, 4)) AS margin,
    count(e.margin) AS margin_of,
    coalesce(bool_or(e.illustrative), false) AS illustrative
FROM known AS e
GROUP BY e.part
ORDER BY e.part
