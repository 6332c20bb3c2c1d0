-- What one account bought of one family. Grain: calendar quarter with orders, newest first.
-- `margin` is null where a cost in the quarter is unknown.
SELECT
    CAST(date_trunc('quarter', b.month) AS DATE) AS quarter,
    CAST(sum(b.revenue) AS DECIMAL(18, 4)) AS revenue,
    CASE WHEN count(b.cost) = count(*) THEN CAST(sum(b.revenue - b.cost) AS DECIMAL(18, 4)) END AS margin,
    max(b.last_order_date) AS last_order_date
FROM facts.account_family_month AS b
WHERE b.account_id = $account_id AND b.family = $family
GROUP BY date_trunc('quarter', b.month)
ORDER BY quarter DESC
