-- Grain: product, with the system that the row came from.
SELECT t.product_id AS id, t.product_name AS name, t.product_code AS code, b.source
FROM facts.product AS t
LEFT JOIN facts.batch AS b ON b.batch_id = t.batch_id
ORDER BY t.product_id
