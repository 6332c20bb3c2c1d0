-- The rows that a load replaced or took away, where and as they were.
INSERT INTO {table} ({columns}, batch_id)
SELECT {values}, r.was_batch_id
FROM facts.replaced_row AS r
WHERE r.replaced_by = $batch_id
ON CONFLICT ({key}) DO UPDATE SET {taken}, batch_id = excluded.batch_id
