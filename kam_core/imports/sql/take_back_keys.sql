-- The keys that a load gave and that no line, here or kept for undoing, calls any more.
DELETE FROM facts.{table} AS k
WHERE
    k.given_by = $batch_id
    AND NOT EXISTS (SELECT 1 FROM facts.stored_line AS l WHERE l.{key} = k.{key})
    AND NOT EXISTS (SELECT 1 FROM facts.replaced_line AS r WHERE r.{key} = k.{key})
