-- Grain: dataset that is not put away, the last one first.
SELECT d.bench_dataset_id, d.table_name, d.row_count, d.size, coalesce(p.person_name, d.kept_by) AS kept_by, d.kept_at
FROM app.bench_dataset AS d
LEFT JOIN facts.person AS p ON p.person_id = d.kept_by
WHERE d.archived_at IS NULL
ORDER BY d.kept_at DESC, d.bench_dataset_id
