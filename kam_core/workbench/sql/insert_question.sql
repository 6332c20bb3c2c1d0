INSERT INTO app.bench_question (bench_question_id, title, question, kept_by, kept_at, version)
VALUES ($bench_question_id, $title, $question, $kept_by, $kept_at, 1)
