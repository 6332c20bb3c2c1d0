-- Grain: product; list price and cost in its currency.
SELECT
    p.product_id, p.product_code, p.product_name, p.family, p.category, p.list_price, p.cost, p.currency,
    coalesce(b.illustrative, false) AS illustrative
FROM facts.product AS p
LEFT JOIN facts.batch AS b ON b.batch_id = p.batch_id
ORDER BY p.product_id
