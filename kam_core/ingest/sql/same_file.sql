-- Grain: a load of this very file as this kind that was not undone, newest first.
SELECT b.batch_id, b.loaded_at, coalesce(p.person_name, b.loaded_by) AS loaded_by
FROM facts.batch AS b
LEFT JOIN facts.person AS p ON p.person_id = b.loaded_by
WHERE b.kind = $kind AND b.file_hash = $file_hash AND b.undone_at IS NULL
ORDER BY b.batch_id DESC
LIMIT 1
