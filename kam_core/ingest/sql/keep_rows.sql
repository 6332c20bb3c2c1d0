-- Keep the rows that a load is about to replace or take away.
INSERT INTO facts.replaced_row (replaced_by, kind, key, was_batch_id, held)
SELECT $batch_id AS replaced_by, $kind AS kind, {key} AS key, t.batch_id AS was_batch_id, {held} AS held
FROM {table} AS t
WHERE ({names}) IN (SELECT ({values}) FROM {source} AS file) {or_of_source}
