-- Every account by its name. Grain: account.
SELECT account_id, account_name, segment, country
FROM app.account
ORDER BY strip_accents(lower(account_name)), account_id
