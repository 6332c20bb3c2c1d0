-- One dataset, put away or not.
SELECT bench_dataset_id, table_name, columns, row_count, size, archived_at
FROM app.bench_dataset
WHERE bench_dataset_id = $bench_dataset_id
