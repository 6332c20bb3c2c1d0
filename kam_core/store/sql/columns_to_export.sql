-- Grain: one column of one table; of views those of facts, which give order lines their ids back.
SELECT c.table_schema, c.table_name, c.column_name
FROM information_schema.columns AS c
INNER JOIN information_schema.tables AS t
    ON t.table_catalog = c.table_catalog AND t.table_schema = c.table_schema AND t.table_name = c.table_name
WHERE t.table_catalog = current_database()
    AND t.table_schema IN ('app', 'facts')
    AND (t.table_type = 'BASE TABLE' OR t.table_schema = 'facts')
    AND t.table_name <> 'stored_line'
ORDER BY c.table_schema, c.table_name, c.ordinal_position
