-- Grain: id of an account in another system.
SELECT source, external_id
FROM facts.account_external_id
WHERE account_id = $account_id
ORDER BY source, external_id
