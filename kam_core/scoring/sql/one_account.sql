-- Grain: one row; none where the account is not loaded.
SELECT account_id FROM facts.account WHERE account_id = $account_id
