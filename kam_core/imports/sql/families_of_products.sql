-- Grain: product with a family.
SELECT product_id AS id, coalesce(family, category) AS family FROM facts.product WHERE coalesce(family, category) IS NOT NULL
