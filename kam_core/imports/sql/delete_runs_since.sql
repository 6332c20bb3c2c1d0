DELETE FROM app.score_run WHERE computed_at >= $since
