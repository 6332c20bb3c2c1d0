-- Grain: account that $person_id owns.
SELECT account_id, account_name, country, segment, owner_id
FROM app.account
WHERE owner_id = $person_id
ORDER BY strip_accents(lower(account_name)), account_id
