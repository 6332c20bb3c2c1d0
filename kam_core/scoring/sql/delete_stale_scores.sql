-- Scores of this day and set, and those of every run that is out of date.
DELETE FROM app.score AS s
WHERE
    (s.as_of = $day AND s.criteria_version = $version)
    OR EXISTS (
        SELECT 1 FROM app.score_run AS r
        WHERE r.as_of = s.as_of AND r.criteria_version = s.criteria_version AND r.basis <> $basis
    )
