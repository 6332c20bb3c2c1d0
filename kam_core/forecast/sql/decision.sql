-- What was decided of the sudden change of an account in a quarter. Grain: one row, the newest; or none.
SELECT d.change_decision_id, d.reason
FROM app.change_decision AS d
WHERE d.account_id = $account_id AND d.quarter = $quarter AND d.archived_at IS NULL
ORDER BY d.change_decision_id
LIMIT 1
