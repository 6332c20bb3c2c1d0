-- What one account buys of each product family. Grain: family it ever bought.
-- A window that starts before the data do is null; `margin` is null where a cost in the window is unknown.
WITH known AS (
    SELECT min(month) AS first_month FROM facts.company_month
)
SELECT
    f.family,
    CASE
        WHEN max(k.first_month) <= $first
        THEN CAST(sum(CASE WHEN f.month >= $first AND f.month < $until THEN f.revenue ELSE 0 END) AS DECIMAL(18, 4))
    END AS revenue,
    CASE
        WHEN max(k.first_month) <= $before
        THEN CAST(sum(CASE WHEN f.month >= $before AND f.month < $first THEN f.revenue ELSE 0 END) AS DECIMAL(18, 4))
    END AS revenue_before,
    CASE
        WHEN max(k.first_month) <= $first
            AND count(CASE WHEN f.month >= $first AND f.month < $until AND f.cost IS NULL THEN 1 END) = 0
        THEN CAST(
            sum(CASE WHEN f.month >= $first AND f.month < $until THEN f.revenue - f.cost ELSE 0 END) AS DECIMAL(18, 4)
        )
    END AS margin,
    max(f.last_order_date) AS last_order_date
FROM facts.account_family_month AS f
CROSS JOIN known AS k
WHERE f.account_id = $account_id
GROUP BY f.family
ORDER BY revenue DESC NULLS LAST, revenue_before DESC NULLS LAST, f.family
