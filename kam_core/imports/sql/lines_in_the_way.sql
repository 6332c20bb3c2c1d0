-- Grain: a later load that has lines of orders whose lines this one replaced or took away: how many.
SELECT b.batch_id, b.file_name, count(*) AS rows
FROM facts.stored_line AS l
INNER JOIN facts.batch AS b ON b.batch_id = l.batch_id
WHERE
    l.batch_id > $batch_id
    AND l.order_key IN (SELECT r.order_key FROM facts.replaced_line AS r WHERE r.replaced_by = $batch_id)
GROUP BY b.batch_id, b.file_name
ORDER BY b.batch_id DESC
