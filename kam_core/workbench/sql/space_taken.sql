-- What datasets take, in bytes: those of one person that are not put away, and all, which every backup holds.
SELECT
    CAST(coalesce(sum(size) FILTER (WHERE kept_by = $kept_by AND archived_at IS NULL), 0) AS BIGINT) AS own,
    CAST(coalesce(sum(size), 0) AS BIGINT) AS every
FROM app.bench_dataset
