-- Grain: account and month with order lines. Distinct orders; cost is null where that of any line is unknown.
INSERT INTO facts.account_month (
    account_id, month, revenue, cost, quantity, orders, first_order_date, last_order_date
)
SELECT
    l.account_id,
    CAST(date_trunc('month', l.order_date) AS DATE) AS month,
    CAST(sum(l.revenue_base) AS DECIMAL(18, 4)) AS revenue,
    CAST(CASE WHEN count(l.cost_base) = count(*) THEN sum(l.cost_base) END AS DECIMAL(18, 4)) AS cost,
    CAST(sum(l.quantity) AS DECIMAL(18, 4)) AS quantity,
    count(DISTINCT l.order_no) AS orders,
    min(l.order_date) AS first_order_date,
    max(l.order_date) AS last_order_date
FROM facts.order_line AS l
WHERE l.order_date >= $first AND l.order_date < $until
GROUP BY l.account_id, CAST(date_trunc('month', l.order_date) AS DATE)
