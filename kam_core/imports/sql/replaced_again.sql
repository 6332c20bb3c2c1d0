-- Grain: a later load that took the place of rows of this one: how many.
SELECT b.batch_id, b.file_name, sum(taken.rows) AS rows
FROM (
    SELECT replaced_by, count(*) AS rows FROM facts.replaced_row WHERE was_batch_id = $batch_id GROUP BY replaced_by
    UNION ALL
    SELECT replaced_by, count(*) AS rows FROM facts.replaced_line WHERE was_batch_id = $batch_id GROUP BY replaced_by
) AS taken
INNER JOIN facts.batch AS b ON b.batch_id = taken.replaced_by
GROUP BY b.batch_id, b.file_name
ORDER BY b.batch_id DESC
