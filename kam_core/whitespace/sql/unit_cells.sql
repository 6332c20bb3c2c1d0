-- What the buying units of some accounts buy. Grain: unit (null: lines that name none) of an account of `chosen` and
-- family of which anything was bought before $until; a unit that bought nothing has one row without a family.
-- `country` is the unit's, or else its account's. The lines of an account lie together: only theirs are read.
WITH members AS MATERIALIZED (
    SELECT a.account_id, a.account_name, a.country, k.account_key
    FROM app.account AS a
    LEFT JOIN facts.account_key AS k ON k.account_id = a.account_id
    WHERE a.account_id IN (SELECT account_id FROM chosen)
),
summed AS MATERIALIZED (
    SELECT
        l.account_key,
        l.unit_key,
        l.product_key,
        CASE WHEN l.order_date >= $first THEN 1 ELSE 0 END AS is_now,
        -- As the rollups do it: each line at its own rate.
        sum(CASE WHEN t.rate IS NULL THEN l.revenue ELSE CAST(l.revenue * t.rate AS DECIMAL(18, 4)) END) AS revenue,
        max(l.order_date) AS last_order_date
    FROM facts.stored_line AS l
    LEFT JOIN facts.line_terms AS t ON t.terms_no = l.terms_no
    WHERE l.order_date < $until AND l.account_key IN (SELECT account_key FROM members)
    GROUP BY l.account_key, l.unit_key, l.product_key, CASE WHEN l.order_date >= $first THEN 1 ELSE 0 END
),
bought AS (
    SELECT
        m.account_id,
        u.unit_id,
        coalesce(p.family, p.category, 'Other') AS family,
        sum(CASE WHEN s.is_now = 1 THEN s.revenue END) AS revenue,
        sum(CASE WHEN s.is_now = 0 THEN s.revenue END) AS before,
        max(s.last_order_date) AS last_order_date
    FROM summed AS s
    INNER JOIN members AS m ON m.account_key = s.account_key
    LEFT JOIN facts.unit_key AS u ON u.unit_key = s.unit_key
    LEFT JOIN facts.product_key AS k ON k.product_key = s.product_key
    LEFT JOIN facts.product AS p ON p.product_id = k.product_id
    GROUP BY m.account_id, u.unit_id, coalesce(p.family, p.category, 'Other')
),
units AS (
    SELECT unit_id, account_id FROM facts.unit WHERE account_id IN (SELECT account_id FROM chosen)
    UNION
    SELECT unit_id, account_id FROM bought
)
SELECT
    m.account_id,
    m.account_name,
    n.unit_id,
    coalesce(f.unit_name, n.unit_id) AS unit_name,
    coalesce(f.country, m.country) AS country,
    b.family,
    CAST(coalesce(b.revenue, 0) AS DECIMAL(18, 4)) AS revenue,
    CAST(coalesce(b.before, 0) AS DECIMAL(18, 4)) AS before,
    b.last_order_date
FROM units AS n
INNER JOIN members AS m ON m.account_id = n.account_id
LEFT JOIN facts.unit AS f ON f.unit_id = n.unit_id
LEFT JOIN bought AS b ON b.account_id = n.account_id AND b.unit_id IS NOT DISTINCT FROM n.unit_id
ORDER BY m.account_name, m.account_id, unit_name NULLS LAST, n.unit_id, b.family
