-- Grain: one row. 0 while no set was saved; sets hold from days that never go back, so the highest number wins.
SELECT coalesce(max(CASE WHEN valid_from <= $day THEN version END), min(version), 0) AS version FROM app.criteria_set
