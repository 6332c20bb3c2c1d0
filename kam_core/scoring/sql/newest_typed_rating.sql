-- What was typed last for one criterion of one account. Grain: one row, or none.
SELECT
    r.rated_on, r.rating, r.rated_by, coalesce(p.person_name, r.rated_by) AS rated_by_name, r.evidence, r.version
FROM app.rating AS r
LEFT JOIN facts.person AS p ON p.person_id = r.rated_by
WHERE r.account_id = $account_id AND r.criterion = $criterion
ORDER BY r.version DESC
LIMIT 1
