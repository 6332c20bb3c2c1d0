-- Grain: a row that is there of those whose keys are asked for.
SELECT {columns} FROM {table} AS t WHERE EXISTS (SELECT 1 FROM asked AS k WHERE {same})
