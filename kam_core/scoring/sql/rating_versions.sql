-- How often each criterion of an account was rated on a screen. Grain: criterion.
SELECT criterion, max(version) AS version
FROM app.rating
WHERE account_id = $account_id
GROUP BY criterion
