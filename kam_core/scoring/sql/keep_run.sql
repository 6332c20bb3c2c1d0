INSERT INTO app.score_run (as_of, criteria_version, basis, computed_at)
VALUES ($day, $version, $basis, $computed_at)
ON CONFLICT (as_of, criteria_version) DO UPDATE SET basis = excluded.basis, computed_at = excluded.computed_at
