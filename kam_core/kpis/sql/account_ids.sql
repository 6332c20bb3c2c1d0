-- Grain: account.
SELECT account_id FROM facts.account
