-- Scores that were computed since a moment: of data that are not there any more.
DELETE FROM app.score AS s
WHERE EXISTS (
    SELECT 1 FROM app.score_run AS r
    WHERE r.as_of = s.as_of AND r.criteria_version = s.criteria_version AND r.computed_at >= $since
)
