-- Grain: one row, the last change of a record, or of one of its fields.
SELECT coalesce(p.person_name, h.who) AS who, h.changed_at
FROM app.history AS h
LEFT JOIN facts.person AS p ON p.person_id = h.who
WHERE h.record = $record AND h.record_id = $record_id AND h.field = coalesce($field, h.field)
ORDER BY h.sequence DESC
LIMIT 1
