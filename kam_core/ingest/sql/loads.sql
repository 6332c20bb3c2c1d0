-- Grain: load, newest first.
SELECT
    b.batch_id,
    b.kind,
    b.file_name,
    b.source,
    b.rows_in,
    b.rows_loaded,
    b.illustrative,
    coalesce(p.person_name, b.loaded_by) AS loaded_by,
    b.loaded_at,
    b.file_hash
FROM facts.batch AS b
LEFT JOIN facts.person AS p ON p.person_id = b.loaded_by
ORDER BY b.batch_id DESC
