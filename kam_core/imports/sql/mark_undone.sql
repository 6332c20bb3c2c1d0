UPDATE facts.batch SET undone_at = $undone_at, undone_by = $undone_by WHERE batch_id = $batch_id
