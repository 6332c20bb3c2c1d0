-- The keys that a load gave and that lines of others call: as though the first of those had given them.
UPDATE facts.{table} AS k
SET given_by = users.batch_id
FROM (
    SELECT called.{key}, min(called.batch_id) AS batch_id
    FROM (
        SELECT l.{key}, l.batch_id FROM facts.stored_line AS l
        UNION ALL
        SELECT r.{key}, r.was_batch_id AS batch_id FROM facts.replaced_line AS r
    ) AS called
    WHERE called.{key} IN (SELECT g.{key} FROM facts.{table} AS g WHERE g.given_by = $batch_id)
    GROUP BY called.{key}
) AS users
WHERE k.{key} = users.{key} AND k.given_by = $batch_id
