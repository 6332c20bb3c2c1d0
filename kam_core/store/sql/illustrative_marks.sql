-- Grain: one row: how many rows of one table are marked as made up.
SELECT count(*) AS rows FROM {table} AS t WHERE t.illustrative
