-- Grain: account, product family and month in which it was bought; amounts in the base currency.
SELECT account_id, family, month, revenue, cost, quantity, last_order_date
FROM facts.account_family_month
ORDER BY account_id, family, month
