-- What comparable accounts buy: the median revenue of a family in the period among those that bought it, in a segment
-- and third by revenue, and (third null) in the whole segment. Grain: segment, third and family with a buyer.
-- `buyers` are its `n`; `accounts` is how many of the segment and third bought anything. Nothing where the data do not
-- hold the whole period.
WITH active AS (
    SELECT account_id, sum(revenue) AS revenue
    FROM facts.account_month
    WHERE month >= $first AND month < $until AND (SELECT min(month) FROM facts.company_month) <= $first
    GROUP BY account_id
    HAVING sum(revenue) > 0
),
sized AS (
    SELECT
        b.account_id,
        a.segment,
        CASE WHEN b.revenue <= $small THEN 1 WHEN b.revenue <= $middle THEN 2 ELSE 3 END AS third
    FROM active AS b
    INNER JOIN app.account AS a ON a.account_id = b.account_id
    WHERE a.segment IS NOT NULL
),
bought AS (
    SELECT account_id, family, sum(revenue) AS revenue
    FROM facts.account_family_month
    WHERE month >= $first AND month < $until
    GROUP BY account_id, family
    HAVING sum(revenue) > 0
),
groups AS (
    SELECT segment, third, count(*) AS accounts
    FROM sized
    GROUP BY GROUPING SETS ((segment, third), (segment))
),
medians AS (
    SELECT s.segment, s.third, b.family, median(b.revenue) AS potential, count(*) AS buyers
    FROM sized AS s
    INNER JOIN bought AS b ON b.account_id = s.account_id
    GROUP BY GROUPING SETS ((s.segment, s.third, b.family), (s.segment, b.family))
)
SELECT m.segment, m.third, m.family, CAST(m.potential AS DECIMAL(18, 4)) AS potential, m.buyers, g.accounts
FROM medians AS m
INNER JOIN groups AS g ON g.segment = m.segment AND g.third IS NOT DISTINCT FROM m.third
ORDER BY m.segment, m.third, m.family
