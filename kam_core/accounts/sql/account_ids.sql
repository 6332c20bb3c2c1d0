-- Grain: account, as loaded.
SELECT account_id FROM facts.account
