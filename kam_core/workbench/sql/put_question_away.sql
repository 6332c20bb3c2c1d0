UPDATE app.bench_question
SET archived_at = $archived_at, version = version + 1
WHERE bench_question_id = $bench_question_id
