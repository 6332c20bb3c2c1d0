SELECT coalesce(max(batch_id), 0) + 1 AS batch_id FROM facts.batch
