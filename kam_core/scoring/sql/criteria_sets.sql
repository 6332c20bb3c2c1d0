-- Grain: version, newest first.
SELECT version, valid_from, cut_attractiveness, cut_strength, decided_by, decided_at, note
FROM app.criteria_set
ORDER BY version DESC
