-- What accounts bought in some years. Grain: row of `years` (account_id, point, first, until); without orders all is 0.
-- `margin` is null where a cost is unknown; `families` counts those bought for more than was credited.
SELECT
    y.account_id,
    y.point,
    CAST(coalesce(b.revenue, 0) AS DECIMAL(18, 4)) AS revenue,
    CASE WHEN b.account_id IS NULL THEN CAST(0 AS DECIMAL(18, 4)) ELSE CAST(b.margin AS DECIMAL(18, 4)) END AS margin,
    coalesce(f.families, 0) AS families
FROM years AS y
LEFT JOIN (
    SELECT
        w.account_id,
        w.point,
        sum(m.revenue) AS revenue,
        CASE WHEN count(m.cost) = count(*) THEN sum(m.revenue - m.cost) END AS margin
    FROM years AS w
    INNER JOIN facts.account_month AS m
        ON m.account_id = w.account_id AND m.month >= w.first AND m.month < w.until
    GROUP BY w.account_id, w.point
) AS b ON b.account_id = y.account_id AND b.point = y.point
LEFT JOIN (
    SELECT s.account_id, s.point, count(*) AS families
    FROM (
        SELECT w.account_id, w.point, n.family
        FROM years AS w
        INNER JOIN facts.account_family_month AS n
            ON n.account_id = w.account_id AND n.month >= w.first AND n.month < w.until
        GROUP BY w.account_id, w.point, n.family
        HAVING sum(n.revenue) > 0
    ) AS s
    GROUP BY s.account_id, s.point
) AS f ON f.account_id = y.account_id AND f.point = y.point
ORDER BY y.account_id, y.point
