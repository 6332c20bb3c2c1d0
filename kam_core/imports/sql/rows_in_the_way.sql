-- Grain: a later load that has rows where those that this one replaced or took away would come back: how many.
SELECT b.batch_id, b.file_name, count(*) AS rows
FROM facts.replaced_row AS r
INNER JOIN {table} AS t ON {key} = r.key AND t.batch_id <> r.replaced_by
INNER JOIN facts.batch AS b ON b.batch_id = t.batch_id
WHERE r.replaced_by = $batch_id
GROUP BY b.batch_id, b.file_name
ORDER BY b.batch_id DESC
