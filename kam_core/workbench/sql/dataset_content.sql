-- Grain: piece of the file of a dataset, in order.
SELECT content
FROM app.bench_dataset_part
WHERE bench_dataset_id = $bench_dataset_id
ORDER BY part
