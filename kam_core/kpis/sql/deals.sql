-- What became of the deals of a population, and what was open. Grain: point, where it has any deal.
-- {rows} is 'everyone', or 'chosen' for the accounts in population; a deal without an account is everyone's.
WITH everyone AS (
    SELECT DISTINCT account_id FROM facts.opportunity
),
chosen AS (
    SELECT account_id FROM population
),
deals AS (
    SELECT
        o.opportunity_id, o.account_id, o.snapshot_on, o.status, o.amount_base, o.probability, o.created_on, o.close_on,
        row_number() OVER (PARTITION BY o.opportunity_id ORDER BY o.snapshot_on DESC) AS age
    FROM facts.opportunity AS o
    INNER JOIN {rows} AS r ON r.account_id IS NOT DISTINCT FROM o.account_id
),
decided AS (
    SELECT
        w.point,
        count(*) FILTER (WHERE d.status = 'won') AS won,
        count(*) AS decided,
        count(d.amount_base) AS priced,
        count(d.amount_base) FILTER (WHERE d.status = 'won') AS won_priced,
        sum(d.amount_base) FILTER (WHERE d.status = 'won') AS won_amount,
        sum(d.amount_base) AS decided_amount,
        count(*) FILTER (WHERE d.status = 'won' AND d.created_on <= d.close_on) AS timed,
        median(date_diff('day', d.created_on, d.close_on))
            FILTER (WHERE d.status = 'won' AND d.created_on <= d.close_on) AS cycle_days
    FROM windows AS w
    INNER JOIN deals AS d ON d.close_on >= w.first AND d.close_on < w.until
    WHERE d.age = 1 AND d.status IN ('won', 'lost')
    GROUP BY w.point
),
seen AS (
    SELECT
        w.point, d.account_id, d.status, d.amount_base, d.probability, d.close_on,
        row_number() OVER (PARTITION BY w.point, d.opportunity_id ORDER BY d.snapshot_on DESC) AS age
    FROM windows AS w
    INNER JOIN deals AS d ON d.snapshot_on <= w.day
),
opened AS (
    SELECT
        point,
        count(*) FILTER (WHERE status = 'open') AS open,
        count(amount_base) FILTER (WHERE status = 'open') AS open_priced,
        coalesce(sum(amount_base) FILTER (WHERE status = 'open'), 0) AS open_amount,
        count(amount_base * probability) FILTER (WHERE status = 'open') AS open_weighed,
        coalesce(sum(amount_base * probability) FILTER (WHERE status = 'open'), 0) AS weighted_amount
    FROM seen
    WHERE age = 1
    GROUP BY point
)
SELECT
    w.point,
    coalesce(d.won, 0) AS won,
    coalesce(d.decided, 0) AS decided,
    coalesce(d.priced, 0) AS priced,
    coalesce(d.won_priced, 0) AS won_priced,
    CAST(coalesce(d.won_amount, 0) AS DECIMAL(18, 4)) AS won_amount,
    CAST(coalesce(d.decided_amount, 0) AS DECIMAL(18, 4)) AS decided_amount,
    coalesce(d.timed, 0) AS timed,
    d.cycle_days,
    o.open,
    o.open_priced,
    CAST(o.open_amount AS DECIMAL(18, 4)) AS open_amount,
    o.open_weighed,
    CAST(o.weighted_amount AS DECIMAL(18, 4)) AS weighted_amount
FROM windows AS w
LEFT JOIN decided AS d ON d.point = w.point
LEFT JOIN opened AS o ON o.point = w.point
WHERE d.point IS NOT NULL OR o.point IS NOT NULL
ORDER BY w.point
