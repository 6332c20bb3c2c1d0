-- Grain: product; list price and cost in its currency.
SELECT product_id, product_code, product_name, family, category, list_price, cost, currency
FROM facts.product
ORDER BY product_id
