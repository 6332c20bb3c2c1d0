-- The columns of a Parquet file with the type that each reads as, in its order.
SELECT column_name, column_type FROM (DESCRIBE FROM read_parquet($file_path))
