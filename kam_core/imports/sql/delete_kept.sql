DELETE FROM facts.{table} WHERE {by} = $batch_id
