-- Grain: one row of history, oldest first.
SELECT
    sequence,
    request_id,
    changed_at,
    who,
    screen,
    action,
    record,
    record_id,
    field,
    old_value,
    new_value,
    hash
FROM app.history
ORDER BY sequence
