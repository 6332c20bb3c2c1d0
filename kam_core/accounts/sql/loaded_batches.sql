-- Grain: one row.
SELECT count(*) AS batches FROM facts.batch
