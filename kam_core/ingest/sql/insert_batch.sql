INSERT INTO facts.batch (
    batch_id, kind, source, file_name, file_hash, rows_in, rows_loaded, illustrative, loaded_by, loaded_at
) VALUES (
    $batch_id, $kind, $source, $file_name, $file_hash, $rows_in, $rows_loaded, $illustrative, $loaded_by, $loaded_at
)
