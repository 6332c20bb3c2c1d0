-- The series that were looked at under $basis. Grain: series; `account_id` null: all accounts together.
SELECT account_id FROM app.forecast WHERE basis = $basis
