-- Grain: record of a kind, with the system that it came from; one whose states are kept day by day may be there twice.
SELECT DISTINCT t.{id} AS id, {name} AS name, CAST(NULL AS VARCHAR) AS code, b.source
FROM {table} AS t
LEFT JOIN facts.batch AS b ON b.batch_id = t.batch_id
ORDER BY id, name, source
