-- Grain: one row, if there is such a record.
SELECT {columns} FROM {view} WHERE {key} = $id
