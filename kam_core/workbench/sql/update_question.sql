UPDATE app.bench_question
SET title = $title, question = $question, kept_by = $kept_by, kept_at = $kept_at, version = version + 1
WHERE bench_question_id = $bench_question_id
