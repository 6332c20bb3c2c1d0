INSERT INTO app.bench_dataset (bench_dataset_id, table_name, columns, row_count, size, kept_by, kept_at, version)
VALUES ($bench_dataset_id, $table_name, $columns, $row_count, $size, $kept_by, $kept_at, 1)
