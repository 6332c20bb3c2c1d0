-- The memory that the loaded tables take.
-- Grain: one row; bytes.
SELECT coalesce(sum(memory_usage_bytes), 0)::BIGINT AS loaded FROM duckdb_memory()
