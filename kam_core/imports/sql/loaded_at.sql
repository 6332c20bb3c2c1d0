-- Grain: one row: when the first of some loads was made.
SELECT min(b.loaded_at) AS loaded_at FROM facts.batch AS b WHERE b.batch_id IN (SELECT chosen.batch_id FROM chosen)
