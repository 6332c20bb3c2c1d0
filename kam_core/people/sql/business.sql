-- Whether an account buys. Grain: one row; null where it never bought.
SELECT max(last_order_date) AS last_order_on, sum(orders) FILTER (WHERE month >= $year_before) AS orders
FROM facts.account_month
WHERE account_id = $account_id
