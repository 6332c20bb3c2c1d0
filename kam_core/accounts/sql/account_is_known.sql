-- Grain: one row, if there is such an account.
SELECT account_name FROM facts.account WHERE account_id = $account_id
