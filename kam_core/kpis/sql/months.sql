-- What a population bought. Grain: month with orders.
-- `costed_revenue` is the revenue of accounts whose cost in that month is known, `cost` is theirs.
SELECT
    month,
    sum(revenue) AS revenue,
    coalesce(sum(CASE WHEN cost IS NOT NULL THEN revenue END), 0) AS costed_revenue,
    coalesce(sum(cost), 0) AS cost,
    CAST(sum(orders) AS BIGINT) AS orders
FROM facts.account_month
WHERE month >= $first AND month < $until AND account_id IN (SELECT account_id FROM population)
GROUP BY month
