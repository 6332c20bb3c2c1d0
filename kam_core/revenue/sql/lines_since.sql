-- The month from which on an account has at least $rows orders, and so at least as many lines; null: fewer in all.
-- Grain: one row.
SELECT max(counted.month) AS since
FROM (
    SELECT month, sum(orders) OVER (ORDER BY month DESC) AS orders
    FROM facts.account_month
    WHERE account_id = $account_id
) AS counted
WHERE counted.orders >= $rows
