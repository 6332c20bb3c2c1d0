-- Whether accounts of a population are silent against their own rhythm on each of some days.
-- A purchase is a month with revenue above 0: a credit note breaks no silence. A gap is the days from the last order of
-- one to the first order of the next; of two orders within a month we only know that they are closer.
-- Grain: point of `days` and account that had bought by then. `usual` is the gap that nine of ten of its gaps do not
-- exceed, null under $fewest gaps; `since` the days from its last purchase to `day`.
WITH bought AS (
    SELECT
        m.account_id,
        m.first_order_date,
        m.last_order_date,
        m.revenue,
        date_diff(
            'day', lag(m.last_order_date) OVER (PARTITION BY m.account_id ORDER BY m.month), m.first_order_date
        ) AS gap
    FROM facts.account_month AS m
    WHERE m.revenue > 0 AND ($everyone OR m.account_id IN (SELECT p.account_id FROM population AS p))
)
SELECT
    d.point,
    b.account_id,
    CAST(count(b.gap) AS BIGINT) AS gaps,
    max(b.last_order_date) AS last_order_date,
    CAST(date_diff('day', max(b.last_order_date), d.day) AS BIGINT) AS since,
    CASE WHEN count(b.gap) >= $fewest THEN CAST(quantile_disc(b.gap, 0.9) AS BIGINT) END AS usual
FROM days AS d
INNER JOIN bought AS b ON b.last_order_date <= d.day
GROUP BY d.point, d.day, b.account_id
