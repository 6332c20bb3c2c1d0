-- Grain: one row, the newest potential typed for the account; none if none was.
SELECT said_on, amount, version FROM app.potential WHERE account_id = $account_id ORDER BY version DESC LIMIT 1
