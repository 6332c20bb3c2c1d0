-- Grain: account, product family and month with order lines. Cost is null where that of any line is unknown.
INSERT INTO facts.account_family_month (account_id, family, month, revenue, cost, quantity, last_order_date)
SELECT
    CAST(l.account_id AS VARCHAR) AS account_id,
    coalesce(p.family, p.category, 'Other') AS family,
    CAST(date_trunc('month', l.order_date) AS DATE) AS month,
    CAST(sum(l.revenue_base) AS DECIMAL(18, 4)) AS revenue,
    CAST(CASE WHEN count(l.cost_base) = count(*) THEN sum(l.cost_base) END AS DECIMAL(18, 4)) AS cost,
    CAST(sum(l.quantity) AS DECIMAL(18, 4)) AS quantity,
    max(l.order_date) AS last_order_date
FROM {lines} AS l
LEFT JOIN facts.product AS p ON p.product_id = l.product_id
WHERE l.order_date >= $first AND l.order_date < $until
GROUP BY l.account_id, coalesce(p.family, p.category, 'Other'), CAST(date_trunc('month', l.order_date) AS DATE)
