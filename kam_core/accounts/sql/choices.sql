-- Grain: segment, industry, country or owner that some account has; the other columns are null.
SELECT c.segment, c.industry, c.country, c.owner_id, coalesce(p.person_name, c.owner_id) AS owner_name
FROM (
    SELECT segment, industry, country, owner_id
    FROM app.account
    GROUP BY GROUPING SETS ((segment), (industry), (country), (owner_id))
) AS c
LEFT JOIN facts.person AS p ON p.person_id = c.owner_id
ORDER BY
    strip_accents(lower(owner_name)), c.owner_id,
    strip_accents(lower(c.segment)), strip_accents(lower(c.industry)), strip_accents(lower(c.country))
