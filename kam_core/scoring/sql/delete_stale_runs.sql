-- The run that is about to be written is replaced, not deleted: its key may not come twice in one transaction.
DELETE FROM app.score_run
WHERE basis <> $basis AND NOT (as_of = $day AND criteria_version = $version)
