-- Series that were looked at under another basis than $basis. Grain: series; `account_id` null: all accounts together.
SELECT DISTINCT account_id FROM app.forecast WHERE basis <> $basis
