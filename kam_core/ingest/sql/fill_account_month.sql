-- Grain: account and month with order lines. Distinct orders; cost is null where that of any line is unknown.
-- In the order of accounts: one account's figures then lie in few blocks.
INSERT INTO facts.account_month (
    account_id, month, revenue, cost, quantity, orders, first_order_date, last_order_date
)
SELECT
    k.account_id,
    CAST(date_trunc('month', months.first_order_date) AS DATE) AS month,
    months.revenue,
    months.cost,
    months.quantity,
    months.orders,
    months.first_order_date,
    months.last_order_date
FROM (
    SELECT
        l.account_key,
        CAST(
            sum(CASE WHEN r.rate IS NULL THEN l.revenue ELSE CAST(l.revenue * r.rate AS DECIMAL(18, 4)) END)
            AS DECIMAL(18, 4)
        ) AS revenue,
        CAST(
            CASE
                WHEN count(l.cost) = count(*)
                    THEN sum(CASE WHEN r.rate IS NULL THEN l.cost ELSE CAST(l.cost * r.rate AS DECIMAL(18, 4)) END)
            END AS DECIMAL(18, 4)
        ) AS cost,
        CAST(sum(l.quantity) AS DECIMAL(18, 4)) AS quantity,
        count(DISTINCT l.order_key) AS orders,
        min(l.order_date) AS first_order_date,
        max(l.order_date) AS last_order_date
    FROM facts.stored_line AS l
    LEFT JOIN rate_of_line AS r ON r.terms_no = l.terms_no
    WHERE l.order_date >= $first AND l.order_date < $until
    GROUP BY l.account_key, year(l.order_date) * 12 + month(l.order_date)
    ORDER BY l.account_key, first_order_date
) AS months
LEFT JOIN facts.account_key AS k ON k.account_key = months.account_key
