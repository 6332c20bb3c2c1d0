-- Grain: version, newest first.
SELECT
    s.version,
    s.valid_from,
    s.cut_attractiveness,
    s.cut_strength,
    s.decided_by,
    coalesce(p.person_name, s.decided_by) AS decided_by_name,
    s.decided_at,
    s.note
FROM app.criteria_set AS s
LEFT JOIN facts.person AS p ON p.person_id = s.decided_by
ORDER BY s.version DESC
