-- What datasets take, in bytes: of one person, and of everybody; put away or not, they are in every backup.
SELECT
    CAST(coalesce(sum(size) FILTER (WHERE kept_by = $kept_by), 0) AS BIGINT) AS own,
    CAST(coalesce(sum(size), 0) AS BIGINT) AS every
FROM app.bench_dataset
