-- Grain: one table of this database, as 'schema.table'.
SELECT table_schema || '.' || table_name AS table_name
FROM information_schema.tables
WHERE table_catalog = current_database()
ORDER BY table_name
