-- Grain: one row for all columns of a staged file: what each of them proves to be.
SELECT {measures} FROM read_parquet($file_path) AS file
