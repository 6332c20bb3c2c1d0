SELECT product_id, coalesce(family, category, 'Other') AS family FROM facts.product ORDER BY product_id
