-- What accounts got from $first to before $until, and what they left. Grain: part of `parts` (an account and its part);
-- all accounts that are in none are 'others'. Sums are over those of which it is known, each with their number; null
-- where it is known of none. Hours, investments and cost to serve as in put_in.sql; `contacts` counts what happened.
WITH everybody AS (
    SELECT a.account_id, coalesce(p.part, 'others') AS part
    FROM facts.account AS a
    LEFT JOIN parts AS p ON p.account_id = a.account_id
    WHERE $everyone OR a.account_id IN (SELECT o.account_id FROM population AS o)
),
team AS (
    SELECT account_id, sum(hours_a_month) * 12 AS hours, bool_or(illustrative) AS illustrative
    FROM app.team_member
    WHERE archived_at IS NULL AND hours_a_month IS NOT NULL
    GROUP BY account_id
),
invested AS (
    SELECT
        account_id,
        coalesce(sum(CASE WHEN spent_on >= $first AND spent_on < $until THEN amount END), 0) AS amount,
        sum(CASE WHEN spent_on >= $first AND spent_on < $until THEN hours END) AS hours,
        bool_or(illustrative) AS illustrative
    FROM app.investment
    WHERE archived_at IS NULL
    GROUP BY account_id
),
served AS (
    SELECT
        d.account_id,
        CASE WHEN count(d.rate_base) = count(*) THEN sum(d.quantity * d.rate_base) END AS amount,
        bool_or(b.illustrative) AS illustrative
    FROM facts.cost_driver AS d
    LEFT JOIN facts.batch AS b ON b.batch_id = d.batch_id
    WHERE d.month >= $first AND d.month < $until
    GROUP BY d.account_id
),
met AS (
    SELECT account_id, count(*) AS contacts
    FROM (
        SELECT account_id FROM facts.activity
        WHERE NOT planned AND activity_date >= $first AND activity_date < $until
        UNION ALL
        SELECT account_id FROM app.interaction
        WHERE archived_at IS NULL AND happened_on >= $first AND happened_on < $until
    ) AS touches
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
)
SELECT
    e.part,
    count(*) AS accounts,
    CAST(sum(t.hours + coalesce(i.hours, 0)) AS DOUBLE) AS hours,
    count(t.hours) AS hours_of,
    CAST(sum(i.amount) AS DECIMAL(18, 4)) AS invested,
    count(i.amount) AS invested_of,
    CAST(sum(s.amount) AS DECIMAL(18, 4)) AS cost_to_serve,
    count(s.amount) AS cost_to_serve_of,
    CAST(sum(m.contacts) AS BIGINT) AS contacts,
    CAST(sum(b.revenue) AS DECIMAL(18, 4)) AS revenue,
    CAST(sum(b.margin) AS DECIMAL(18, 4)) AS margin,
    count(b.margin) AS margin_of,
    coalesce(bool_or(t.illustrative OR i.illustrative OR s.illustrative), false) AS illustrative
FROM everybody AS e
LEFT JOIN team AS t ON t.account_id = e.account_id
LEFT JOIN invested AS i ON i.account_id = e.account_id
LEFT JOIN served AS s ON s.account_id = e.account_id
LEFT JOIN met AS m ON m.account_id = e.account_id
LEFT JOIN bought AS b ON b.account_id = e.account_id
GROUP BY e.part
ORDER BY e.part
