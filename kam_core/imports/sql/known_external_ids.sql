-- Grain: id of an account in another system.
SELECT source, external_id AS code, account_id AS id FROM facts.account_external_id ORDER BY source, external_id
