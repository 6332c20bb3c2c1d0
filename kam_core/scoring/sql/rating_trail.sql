-- Every rating of one account, newest first. Grain: criterion and day.
SELECT r.criterion, r.rated_on, r.rating, coalesce(p.person_name, r.rated_by) AS rated_by, r.evidence, r.illustrative
FROM app.rating_on_day AS r
LEFT JOIN facts.person AS p ON p.person_id = r.rated_by
WHERE r.account_id = $account_id
ORDER BY r.rated_on DESC, r.criterion
