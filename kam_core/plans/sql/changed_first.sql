-- What each field of a record of the account was before its first change after a moment. Grain: a record and field
-- that was changed since. A null $sequence counts from the day on.
SELECT h.record, h.record_id, h.field, h.action, h.old_value
FROM app.history AS h
WHERE
    (h.sequence > $sequence OR ($sequence IS NULL AND h.changed_at >= $since))
    AND (
        (h.record = 'answer' AND starts_with(h.record_id, $plan_id || ':'))
        OR (h.record = 'plan' AND h.record_id = $plan_id)
        OR h.record_id IN (SELECT record_id FROM known)
    )
QUALIFY row_number() OVER (PARTITION BY h.record, h.record_id, h.field ORDER BY h.sequence) = 1
ORDER BY h.record, h.record_id, h.field
