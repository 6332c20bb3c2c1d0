-- Grain: a row that a load changed, by its key: what it held before and holds after, as JSON objects.
SELECT r.key, r.held AS before, now.held AS after
FROM facts.replaced_row AS r
INNER JOIN (SELECT {key} AS key, {held} AS held FROM {table} AS t WHERE t.batch_id = $batch_id) AS now ON now.key = r.key
WHERE r.replaced_by = $batch_id AND now.held <> r.held
ORDER BY r.key
LIMIT $most
