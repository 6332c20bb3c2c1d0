-- Grain: account, product family and month with order lines. Cost is null where that of any line is unknown.
-- A subquery and no join: of lines that this transaction has loaded itself DuckDB expects none, and would take them,
-- not the products, for the small side of a join.
INSERT INTO facts.account_family_month (account_id, family, month, revenue, cost, quantity, last_order_date)
SELECT
    l.account_id,
    l.family,
    l.month,
    CAST(sum(l.revenue_base) AS DECIMAL(18, 4)) AS revenue,
    CAST(CASE WHEN count(l.cost_base) = count(*) THEN sum(l.cost_base) END AS DECIMAL(18, 4)) AS cost,
    CAST(sum(l.quantity) AS DECIMAL(18, 4)) AS quantity,
    max(l.order_date) AS last_order_date
FROM (
    SELECT
        o.account_id,
        coalesce(
            (SELECT coalesce(p.family, p.category) FROM facts.product AS p WHERE p.product_id = o.product_id), 'Other'
        ) AS family,
        CAST(date_trunc('month', o.order_date) AS DATE) AS month,
        o.order_date,
        o.revenue_base,
        o.cost_base,
        o.quantity
    FROM facts.order_line AS o
    WHERE o.order_date >= $first AND o.order_date < $until
) AS l
GROUP BY l.account_id, l.family, l.month
