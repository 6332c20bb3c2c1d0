-- Grain: account and month with order lines. Distinct orders; cost is null where that of any line is unknown.
INSERT INTO facts.account_month (
    account_id, month, revenue, cost, quantity, orders, first_order_date, last_order_date
)
SELECT
    account_id,
    CAST(date_trunc('month', order_date) AS DATE) AS month,
    CAST(sum(revenue_base) AS DECIMAL(18, 4)) AS revenue,
    CAST(CASE WHEN count(cost_base) = count(*) THEN sum(cost_base) END AS DECIMAL(18, 4)) AS cost,
    CAST(sum(quantity) AS DECIMAL(18, 4)) AS quantity,
    count(DISTINCT order_no) AS orders,
    min(order_date) AS first_order_date,
    max(order_date) AS last_order_date
FROM facts.order_line
WHERE order_date >= $first AND order_date < $until
GROUP BY account_id, CAST(date_trunc('month', order_date) AS DATE)
