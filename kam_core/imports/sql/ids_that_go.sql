-- Grain: an id that only this load has: there is none such in the store once it is undone.
SELECT t.{id} AS id
FROM {table} AS t
WHERE
    t.batch_id = $batch_id
    AND NOT EXISTS (SELECT 1 FROM facts.replaced_row AS r WHERE r.replaced_by = $batch_id AND r.key = {key})
