-- What one account bought in a year, in the year before, and ever. Grain: one row.
-- A window that starts before the data do is null; `margin` is null where a cost in the window is unknown.
WITH known AS (
    SELECT min(month) AS first_month FROM facts.account_month
),
bought AS (
    SELECT
        revenue,
        cost,
        orders,
        first_order_date,
        last_order_date,
        month >= $first AND month < $until AS in_year,
        month >= $before AND month < $first AS in_year_before
    FROM facts.account_month
    WHERE account_id = $account_id
)
SELECT
    CASE
        WHEN max(k.first_month) <= $first
        THEN CAST(coalesce(sum(CASE WHEN b.in_year THEN b.revenue END), 0) AS DECIMAL(18, 4))
    END AS revenue,
    CASE
        WHEN max(k.first_month) <= $before
        THEN CAST(coalesce(sum(CASE WHEN b.in_year_before THEN b.revenue END), 0) AS DECIMAL(18, 4))
    END AS revenue_before,
    CASE
        WHEN max(k.first_month) <= $first AND count(CASE WHEN b.in_year AND b.cost IS NULL THEN b.revenue END) = 0
        THEN CAST(coalesce(sum(CASE WHEN b.in_year THEN b.revenue - b.cost END), 0) AS DECIMAL(18, 4))
    END AS margin,
    CASE
        WHEN max(k.first_month) <= $first
        THEN CAST(coalesce(sum(CASE WHEN b.in_year THEN b.orders END), 0) AS BIGINT)
    END AS orders,
    CAST(coalesce(sum(b.orders), 0) AS BIGINT) AS orders_ever,
    min(b.first_order_date) AS first_order_date,
    max(b.last_order_date) AS last_order_date
FROM known AS k
LEFT JOIN bought AS b ON true
