-- Grain: kind that was loaded, loads that were undone apart; who and when are those of its last load.
SELECT
    b.kind,
    count(*) AS files,
    string_agg(DISTINCT b.source, ', ' ORDER BY b.source) AS sources,
    max(CASE WHEN b.batch_id = newest.batch_id THEN coalesce(p.person_name, b.loaded_by) END) AS loaded_by,
    max(CASE WHEN b.batch_id = newest.batch_id THEN b.loaded_at END) AS loaded_at
FROM facts.batch AS b
INNER JOIN (
    SELECT kind, max(batch_id) AS batch_id FROM facts.batch WHERE undone_at IS NULL GROUP BY kind
) AS newest ON newest.kind = b.kind
LEFT JOIN facts.person AS p ON p.person_id = b.loaded_by
WHERE b.undone_at IS NULL
GROUP BY b.kind
