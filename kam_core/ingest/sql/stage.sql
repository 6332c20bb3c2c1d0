-- A file parsed once, as the texts that it holds.
COPY (SELECT {columns} FROM {source} AS file) TO {place} (FORMAT parquet, COMPRESSION snappy)
