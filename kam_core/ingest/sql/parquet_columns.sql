-- Grain: a column of a Parquet file, in its order: the type it reads as, and what the file's own statistics say:
-- whether it has no gap, and its least and greatest number or day. Null is "they do not say".
SELECT
    columns.column_name,
    columns.column_type,
    said.complete,
    said.least,
    said.greatest,
    said.first_day,
    said.last_day
FROM (DESCRIBE FROM read_parquet($file_path)) AS columns
LEFT JOIN (
    SELECT
        path_in_schema,
        count(stats_null_count) = count(*) AND sum(stats_null_count) = 0 AS complete,
        CASE WHEN count(stats_min_value) = count(*) THEN min(TRY_CAST(stats_min_value AS DOUBLE)) END AS least,
        CASE WHEN count(stats_max_value) = count(*) THEN max(TRY_CAST(stats_max_value AS DOUBLE)) END AS greatest,
        CASE WHEN count(stats_min_value) = count(*) THEN min(TRY_CAST(stats_min_value AS DATE)) END AS first_day,
        CASE WHEN count(stats_max_value) = count(*) THEN max(TRY_CAST(stats_max_value AS DATE)) END AS last_day
    FROM parquet_metadata($file_path)
    GROUP BY path_in_schema
) AS said ON said.path_in_schema = columns.column_name
