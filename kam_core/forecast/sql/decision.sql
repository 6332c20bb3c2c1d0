-- What was decided of the sudden change of an account in a quarter. Grain: decision, the newest first; two people may
-- have decided at once.
SELECT d.change_decision_id, d.reason
FROM app.change_decision AS d
LEFT JOIN app.history AS h ON h.record = 'sudden_change' AND h.record_id = d.change_decision_id
WHERE d.account_id = $account_id AND d.quarter = $quarter AND d.archived_at IS NULL
GROUP BY d.change_decision_id, d.reason
ORDER BY max(h.sequence) DESC NULLS LAST, d.change_decision_id
