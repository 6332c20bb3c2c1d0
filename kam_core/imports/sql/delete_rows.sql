DELETE FROM {table} WHERE batch_id = $batch_id
