-- A file parsed once, as the texts that it holds.
COPY (SELECT * FROM {source} AS file) TO {place} (FORMAT parquet, COMPRESSION snappy)
