-- What a population bought. Grain: month with orders. {rows} is 'everyone', or 'chosen' for those in population.
-- `costed_revenue` is the revenue of accounts whose cost in that month is known, `cost` is theirs.
WITH everyone AS (
    SELECT month, revenue, cost, orders FROM facts.account_month
),
chosen AS (
    SELECT month, revenue, cost, orders
    FROM facts.account_month
    WHERE account_id IN (SELECT account_id FROM population)
)
SELECT
    month,
    sum(revenue) AS revenue,
    coalesce(sum(CASE WHEN cost IS NOT NULL THEN revenue END), 0) AS costed_revenue,
    coalesce(sum(cost), 0) AS cost,
    CAST(sum(orders) AS BIGINT) AS orders
FROM {rows}
WHERE month >= $first AND month < $until
GROUP BY month
ORDER BY month
