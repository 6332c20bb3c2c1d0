-- Grain: a load of one drop that was not undone, newest first.
SELECT batch_id FROM facts.batch WHERE drop_id = $drop_id AND undone_at IS NULL ORDER BY batch_id DESC
