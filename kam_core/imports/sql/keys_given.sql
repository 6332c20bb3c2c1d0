SELECT EXISTS (SELECT 1 FROM facts.{table} WHERE given_by = $batch_id) AS given
