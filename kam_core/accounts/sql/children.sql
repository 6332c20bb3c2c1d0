-- Grain: account whose parent is $account_id.
SELECT account_id, account_name, country, segment, owner_id
FROM app.account
WHERE parent_account_id = $account_id
ORDER BY strip_accents(lower(account_name)), account_id
