-- The rhythm of accounts of a population on a day.
-- A purchase is a month with revenue above 0: a credit note breaks no silence. A gap is the days from the last order of
-- one to the first order of the next; of two orders within a month we only know that they are closer.
-- Grain: account that had bought by then. `usual` is the gap that nine of ten of its gaps do not exceed, null under
-- $fewest gaps; `since` the days from its last purchase to $day.
WITH bought AS (
    SELECT
        m.account_id,
        m.first_order_date,
        m.last_order_date,
        date_diff(
            'day', lag(m.last_order_date) OVER (PARTITION BY m.account_id ORDER BY m.month), m.first_order_date
        ) AS gap
    FROM facts.account_month AS m
    WHERE m.revenue > 0 AND ($everyone OR m.account_id IN (SELECT p.account_id FROM population AS p))
)
SELECT
    account_id,
    CAST(count(gap) AS BIGINT) AS gaps,
    max(last_order_date) AS last_order_date,
    CAST(date_diff('day', max(last_order_date), CAST($day AS DATE)) AS BIGINT) AS since,
    CASE WHEN count(gap) >= $fewest THEN CAST(quantile_disc(gap, 0.9) AS BIGINT) END AS usual
FROM bought
WHERE last_order_date <= $day
GROUP BY account_id
