-- Grain: version of one field of an account, newest first; each edit left exactly one history row.
SELECT
    row_number() OVER (ORDER BY h.sequence) AS version,
    h.new_value AS value,
    coalesce(p.person_name, h.who) AS who,
    h.changed_at,
    h.action
FROM app.history AS h
LEFT JOIN facts.person AS p ON p.person_id = h.who
WHERE h.record = 'account' AND h.record_id = $account_id AND h.field = $field
ORDER BY h.sequence DESC
