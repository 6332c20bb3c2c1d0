-- Grain: one row, if the field was edited.
SELECT version FROM app.overlay WHERE record = 'account' AND record_id = $account_id AND field = $field
