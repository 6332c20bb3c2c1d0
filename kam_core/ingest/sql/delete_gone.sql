-- Rows of a source that its newest file does not have any more.
DELETE FROM {table} AS t
WHERE
    t.batch_id <> $batch_id
    AND t.batch_id IN (SELECT b.batch_id FROM facts.batch AS b WHERE b.kind = $kind AND b.source = $from_source)
