-- Grain: one load, or none.
SELECT batch_id, kind, file_name, drop_id, undone_at FROM facts.batch WHERE batch_id = $batch_id
