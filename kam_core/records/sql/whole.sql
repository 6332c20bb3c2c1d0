-- Grain: a record of the kind, whosever it is.
SELECT {columns} FROM {table} ORDER BY {key}
