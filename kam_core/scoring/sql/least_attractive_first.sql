-- A few accounts by what we could win there. Grain: account of the population; one that has no score comes first.
SELECT p.account_id
FROM population AS p
LEFT JOIN app.score AS s ON s.account_id = p.account_id AND s.as_of = $day AND s.criteria_version = $version
ORDER BY s.attractiveness ASC NULLS FIRST, p.account_id ASC
