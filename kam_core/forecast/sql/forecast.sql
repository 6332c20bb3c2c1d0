-- What was found of one series under $basis; $account_id null: all accounts together. Grain: one row, or none.
SELECT
    f.quarters, f.last_quarter, f.reason, f.method,
    f.change_sign, f.is_up, f.actual, f.expected, f.low, f.high, f.score, f.computed_at
FROM app.forecast AS f
WHERE f.account_id IS NOT DISTINCT FROM $account_id AND f.basis = $basis
