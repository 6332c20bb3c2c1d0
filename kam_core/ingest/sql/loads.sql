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
    b.file_hash,
    b.mode,
    b.profile,
    b.rows_rejected,
    b.rows_duplicate,
    b.rows_new,
    b.rows_changed,
    b.rows_unchanged,
    b.rows_removed,
    b.drop_id,
    b.undone_at,
    coalesce(u.person_name, b.undone_by) AS undone_by
FROM facts.batch AS b
LEFT JOIN facts.person AS p ON p.person_id = b.loaded_by
LEFT JOIN facts.person AS u ON u.person_id = b.undone_by
ORDER BY b.batch_id DESC
