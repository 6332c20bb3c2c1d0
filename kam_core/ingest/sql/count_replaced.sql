-- Grain: one row: of the rows that a load replaced or took away, how many there were, came back, came back as they were.
SELECT count(*) AS taken, count(now.held) AS back, count(*) FILTER (WHERE now.held = r.held) AS unchanged
FROM facts.replaced_row AS r
LEFT JOIN (SELECT {key} AS key, {held} AS held FROM {table} AS t WHERE t.batch_id = $batch_id) AS now ON now.key = r.key
WHERE r.replaced_by = $batch_id
