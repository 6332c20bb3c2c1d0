-- Grain: one load, or one load that was undone, whose history is not there yet: it follows a transaction of facts, and
-- the program stopped between the two.
SELECT
    CASE WHEN b.undone_at IS NULL THEN b.loaded_by ELSE b.undone_by END AS who,
    b.undone_at IS NOT NULL AS undone,
    b.batch_id,
    b.kind,
    b.source,
    b.file_name,
    b.file_hash,
    b.mode,
    b.profile,
    b.rows_in,
    b.rows_loaded,
    b.rows_rejected,
    b.rows_duplicate,
    b.rows_new,
    b.rows_changed,
    b.rows_unchanged,
    b.rows_removed,
    b.illustrative,
    b.drop_id
FROM facts.batch AS b
WHERE NOT EXISTS (
    SELECT 1 FROM app.history AS h
    WHERE
        h.record = 'batch'
        AND h.record_id = CAST(b.batch_id AS VARCHAR)
        AND h.action = CASE WHEN b.undone_at IS NULL THEN 'import' ELSE 'undo' END
)
ORDER BY b.batch_id
