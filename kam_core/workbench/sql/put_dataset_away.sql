UPDATE app.bench_dataset
SET archived_at = $archived_at, version = version + 1
WHERE bench_dataset_id = $bench_dataset_id
