-- Grain: one changed field, newest first. A null $field asks for all of them.
SELECT
    h.sequence, h.changed_at, coalesce(p.person_name, h.who) AS who, h.action, h.field, h.old_value, h.new_value
FROM app.history AS h
LEFT JOIN facts.person AS p ON p.person_id = h.who
WHERE h.record = $record AND h.record_id = $record_id AND h.field = coalesce($field, h.field)
ORDER BY h.sequence DESC
