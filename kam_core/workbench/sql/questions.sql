-- Grain: question that is not put away, the last one first.
SELECT q.bench_question_id, q.title, coalesce(p.person_name, q.kept_by) AS kept_by, q.kept_at
FROM app.bench_question AS q
LEFT JOIN facts.person AS p ON p.person_id = q.kept_by
WHERE q.archived_at IS NULL
ORDER BY q.kept_at DESC, q.bench_question_id
