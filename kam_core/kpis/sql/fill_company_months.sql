-- Grain: month with orders.
INSERT INTO facts.company_month (month, revenue, costed_revenue, cost, orders)
SELECT
    month,
    sum(revenue) AS revenue,
    coalesce(sum(CASE WHEN cost IS NOT NULL THEN revenue END), 0) AS costed_revenue,
    coalesce(sum(cost), 0) AS cost,
    sum(orders) AS orders
FROM facts.account_month
WHERE month >= $first AND month < $until
GROUP BY month
