-- What was typed last for one criterion of one account. Grain: one row, or none.
SELECT rated_on, rating, rated_by, evidence, version
FROM app.rating
WHERE account_id = $account_id AND criterion = $criterion
ORDER BY version DESC
LIMIT 1
