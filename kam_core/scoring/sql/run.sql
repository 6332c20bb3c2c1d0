-- Grain: one row, or none where the day was not scored under this set.
SELECT basis, computed_at FROM app.score_run WHERE as_of = $day AND criteria_version = $version
