-- Grain: one row: how many rows of one table came from a load that was marked as made up.
SELECT count(*) AS rows
FROM {table} AS t
WHERE t.batch_id IN (SELECT b.batch_id FROM facts.batch AS b WHERE b.illustrative)
