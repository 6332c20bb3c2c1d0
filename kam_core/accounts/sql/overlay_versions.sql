-- Grain: field of the account that was edited.
SELECT field, version FROM app.overlay WHERE record = 'account' AND record_id = $account_id
