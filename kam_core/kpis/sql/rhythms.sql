-- How many accounts of a population had bought by the end of each month, of how many the rhythm is known (`rhythm` says
-- what that is), and how many of these are silent. Grain: month of $months by whose end any had bought.
-- An account is silent from the month by whose end more than its usual gap has passed until the one it buys in again:
-- each month with purchases adds 1 to the one and takes it back from the other, and months add up what came before.
WITH bought AS (
    SELECT
        m.account_id,
        m.month,
        m.last_order_date,
        lead(m.month) OVER (PARTITION BY m.account_id ORDER BY m.month) AS next_month,
        date_diff(
            'day', lag(m.last_order_date) OVER (PARTITION BY m.account_id ORDER BY m.month), m.first_order_date
        ) AS gap
    FROM facts.account_month AS m
    WHERE m.revenue > 0 AND ($everyone OR m.account_id IN (SELECT p.account_id FROM population AS p))
),
so_far AS (
    SELECT
        month,
        next_month,
        last_order_date,
        gap,
        count(gap) OVER (PARTITION BY account_id ORDER BY month ROWS UNBOUNDED PRECEDING) AS gaps,
        quantile_disc(gap, 0.9) OVER (PARTITION BY account_id ORDER BY month ROWS UNBOUNDED PRECEDING) AS usual
    FROM bought
),
judged AS (
    SELECT
        month,
        next_month,
        gap,
        gaps,
        CASE WHEN gaps >= $fewest THEN date_trunc('month', last_order_date + CAST(usual AS INTEGER) + 1) END AS late_from
    FROM so_far
),
changes AS (
    SELECT
        month,
        count(CASE WHEN gap IS NULL THEN 1 END) AS accounts,
        count(CASE WHEN gap IS NOT NULL AND gaps = $fewest THEN 1 END) AS known,
        0 AS silent
    FROM judged
    GROUP BY month
    UNION ALL
    SELECT late_from AS month, 0 AS accounts, 0 AS known, count(*) AS silent
    FROM judged
    WHERE late_from IS NOT NULL AND (next_month IS NULL OR late_from < next_month)
    GROUP BY late_from
    UNION ALL
    SELECT next_month AS month, 0 AS accounts, 0 AS known, -count(*) AS silent
    FROM judged
    WHERE late_from < next_month
    GROUP BY next_month
)
SELECT
    m.month,
    CAST(sum(c.accounts) AS BIGINT) AS accounts,
    CAST(sum(c.known) AS BIGINT) AS known,
    CAST(sum(c.silent) AS BIGINT) AS silent
FROM (SELECT unnest(CAST($months AS DATE[])) AS month) AS m
INNER JOIN changes AS c ON c.month <= m.month
GROUP BY m.month
ORDER BY m.month
