-- Grain: one load whose history row is not there yet: the program stopped between the two.
SELECT b.batch_id, b.kind, b.source, b.file_name, b.file_hash, b.rows_in, b.rows_loaded, b.illustrative, b.loaded_by
FROM facts.batch AS b
WHERE NOT EXISTS (SELECT 1 FROM app.request AS r WHERE r.request_id = 'batch-' || CAST(b.batch_id AS VARCHAR))
ORDER BY b.batch_id
