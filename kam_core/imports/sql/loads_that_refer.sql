-- Grain: a later load with rows that refer to ids which go: how many.
SELECT b.batch_id, b.file_name, count(*) AS rows
FROM {table} AS t
INNER JOIN facts.batch AS b ON b.batch_id = t.batch_id
WHERE t.batch_id > $batch_id AND {where} AND t.{column} IN (SELECT gone.id FROM gone)
GROUP BY b.batch_id, b.file_name
ORDER BY b.batch_id DESC
