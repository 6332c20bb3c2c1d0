-- Grain: one row: how many blocks of how many bytes are in use; free ones may be missing at the end of the file.
SELECT s.block_size, s.used_blocks FROM pragma_database_size() AS s WHERE s.database_name = current_database()
