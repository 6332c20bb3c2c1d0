-- The bridge of all accounts over all families, as it is kept at each load. Grain: month from the first with orders on;
-- sums are null where a month was not kept.
SELECT
    m.month,
    CASE WHEN k.month IS NOT NULL THEN coalesce(sum(b.start_revenue), 0) END AS start_revenue,
    sum(b.more) AS more,
    sum(b.added) AS added,
    sum(b.less) AS less,
    sum(b.lost) AS lost,
    sum(b.end_revenue) AS end_revenue
FROM (SELECT unnest(CAST($months AS DATE[])) AS month) AS m
LEFT JOIN facts.company_family_year AS k ON k.month = m.month
LEFT JOIN facts.company_family_bridge AS b ON b.month = m.month
WHERE m.month >= (SELECT min(month) FROM facts.company_month)
GROUP BY m.month, k.month
