-- The bridge of all accounts by product family, as it is kept at each load. Grain: month from the first with orders on;
-- sums are null where a month was not kept.
SELECT m.month, k.start_revenue, k.more, k.added, k.less, k.lost, k.end_revenue
FROM (SELECT unnest(CAST($months AS DATE[])) AS month) AS m
LEFT JOIN facts.company_family_year AS k ON k.month = m.month
WHERE m.month >= (SELECT min(month) FROM facts.company_month)
