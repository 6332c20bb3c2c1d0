-- Grain: a later load with order lines that refer to ids which go: how many.
SELECT b.batch_id, b.file_name, count(*) AS rows
FROM facts.stored_line AS l
INNER JOIN facts.batch AS b ON b.batch_id = l.batch_id
WHERE
    l.batch_id > $batch_id
    AND l.{key} IN (SELECT k.{key} FROM facts.{key} AS k WHERE k.{id} IN (SELECT gone.id FROM gone))
GROUP BY b.batch_id, b.file_name
ORDER BY b.batch_id DESC
