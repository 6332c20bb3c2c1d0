SELECT file_name, header FROM facts.batch WHERE batch_id = $batch_id
