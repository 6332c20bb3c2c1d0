-- The family of each product that lines have, and the key of one product that stands for all of a family.
-- Made anew for each sum: DuckDB expects no rows of what its own transaction has loaded, neither here nor in lines, and
-- so keeps lines, however many, on the side of a join that is not held in memory.
CREATE OR REPLACE TEMP TABLE family_of_line AS
SELECT named.product_key, named.family, min(named.product_key) OVER (PARTITION BY named.family) AS family_key
FROM (
    SELECT k.product_key, coalesce(p.family, p.category, 'Other') AS family
    FROM facts.product_key AS k
    LEFT JOIN facts.product AS p ON p.product_id = k.product_id
) AS named
