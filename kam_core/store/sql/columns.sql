-- Grain: one column of one table (views apart) of one database.
SELECT c.schema_name, c.table_name, c.column_name
FROM duckdb_columns() AS c
INNER JOIN duckdb_tables() AS t ON t.table_oid = c.table_oid AND t.database_oid = c.database_oid
WHERE c.database_name = $database AND NOT c.internal
ORDER BY c.schema_name, c.table_name, c.column_index
