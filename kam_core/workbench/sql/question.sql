-- One question that is kept, put away or not.
SELECT
    q.bench_question_id, q.title, q.question, coalesce(p.person_name, q.kept_by) AS kept_by_name, q.kept_at, q.version,
    q.archived_at
FROM app.bench_question AS q
LEFT JOIN facts.person AS p ON p.person_id = q.kept_by
WHERE q.bench_question_id = $bench_question_id
