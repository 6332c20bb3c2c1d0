-- Grain: change of one field of one record, newest first.
SELECT h.sequence, h.changed_at, coalesce(p.person_name, h.who) AS who, h.screen, h.action, h.record, h.record_id,
    h.field, h.old_value, h.new_value, h.request_id
FROM app.history AS h
LEFT JOIN facts.person AS p ON p.person_id = h.who
WHERE h.record = $record AND h.record_id = $record_id
ORDER BY h.sequence DESC
