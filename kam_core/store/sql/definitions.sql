-- Grain: one column, constraint or view of one database, as text that two files with one schema share.
-- DuckDB writes DECIMAL(18, 4) in a view that was just made, and DECIMAL(18,4) in one that it has read from its file.
SELECT
    'column' AS kind,
    schema_name || '.' || table_name AS belongs_to,
    column_name || ' ' || data_type || ' ' || is_nullable || ' ' || coalesce(column_default, '') AS definition
FROM duckdb_columns()
WHERE database_name = $database AND NOT internal
UNION ALL
SELECT 'constraint' AS kind, schema_name || '.' || table_name AS belongs_to, constraint_text AS definition
FROM duckdb_constraints()
WHERE database_name = $database
UNION ALL
SELECT 'view' AS kind, schema_name || '.' || view_name AS belongs_to, replace(sql, ', ', ',') AS definition
FROM duckdb_views()
WHERE database_name = $database AND NOT internal
ORDER BY kind, belongs_to, definition
