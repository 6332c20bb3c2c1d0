-- Grain: change, oldest first; the columns that its hash seals.
SELECT sequence, request_id, changed_at, who, screen, action, record, record_id, field, old_value, new_value, hash
FROM app.history
ORDER BY sequence
