-- Grain: a key of some rows that is in the store.
SELECT {columns} FROM asked AS k WHERE EXISTS (SELECT 1 FROM {table} AS t WHERE {same})
