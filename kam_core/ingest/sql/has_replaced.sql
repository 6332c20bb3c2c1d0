SELECT EXISTS (SELECT 1 FROM facts.{table} WHERE replaced_by = $batch_id) AS has_replaced
