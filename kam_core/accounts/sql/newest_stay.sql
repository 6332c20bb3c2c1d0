-- Grain: one row, the last stay of an account; none if it was never on the list.
SELECT membership_id, account_id, kind, since, until, version
FROM app.membership
WHERE account_id = $account_id
ORDER BY version DESC
LIMIT 1
