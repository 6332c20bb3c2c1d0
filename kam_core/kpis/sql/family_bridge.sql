-- The bridge of each product family, over the accounts of a population that bought anything in the period before.
-- Each account's part in a family counts by itself. Grain: family that any of them bought in either period.
-- start + more + added - less - lost = end; `added` is what accounts buy that did not buy the family.
WITH cells AS (
    SELECT
        m.account_id,
        m.family,
        sum(CASE WHEN m.month < $before_until THEN m.revenue ELSE 0 END) AS start_revenue,
        sum(CASE WHEN m.month >= $first THEN m.revenue ELSE 0 END) AS end_revenue
    FROM facts.account_family_month AS m
    WHERE
        m.month >= $before_first
        AND m.month < $until
        AND (m.month < $before_until OR m.month >= $first)
        AND ($everyone OR m.account_id IN (SELECT p.account_id FROM population AS p))
    GROUP BY m.account_id, m.family
),
cohort AS (
    SELECT account_id FROM cells GROUP BY account_id HAVING sum(start_revenue) > 0
)
SELECT
    family,
    CAST(count(CASE WHEN start_revenue > 0 THEN 1 END) AS BIGINT) AS accounts_before,
    CAST(count(CASE WHEN end_revenue > 0 THEN 1 END) AS BIGINT) AS accounts,
    CAST(sum(start_revenue) AS DECIMAL(18, 4)) AS start_revenue,
    CAST(sum(CASE WHEN start_revenue > 0 THEN greatest(end_revenue - start_revenue, 0) ELSE 0 END) AS DECIMAL(18, 4))
        AS more,
    CAST(sum(CASE WHEN start_revenue > 0 THEN 0 ELSE greatest(end_revenue - start_revenue, 0) END) AS DECIMAL(18, 4))
        AS added,
    CAST(sum(CASE WHEN end_revenue > 0 THEN greatest(start_revenue - end_revenue, 0) ELSE 0 END) AS DECIMAL(18, 4))
        AS less,
    CAST(sum(CASE WHEN end_revenue > 0 THEN 0 ELSE greatest(start_revenue - end_revenue, 0) END) AS DECIMAL(18, 4))
        AS lost,
    CAST(sum(end_revenue) AS DECIMAL(18, 4)) AS end_revenue
FROM cells
WHERE account_id IN (SELECT c.account_id FROM cohort AS c)
GROUP BY family
HAVING count(CASE WHEN start_revenue <> 0 OR end_revenue <> 0 THEN 1 END) > 0
