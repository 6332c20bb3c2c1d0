-- Grain: product.
SELECT product_id AS id, product_name AS name, product_code AS code FROM facts.product ORDER BY product_id
