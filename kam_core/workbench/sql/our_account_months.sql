-- Grain: account and month in which it bought; amounts in the base currency.
SELECT account_id, month, revenue, cost, quantity, orders, first_order_date, last_order_date
FROM facts.account_month
ORDER BY account_id, month
