-- The first rows with a fault. `line` counts records; the header is line 1.
SELECT file.line, {shown} AS shown
FROM (SELECT row_number() OVER () + 1 AS line, COLUMNS(*) FROM {source_in_order} AS raw) AS file
WHERE {fault}
ORDER BY file.line
LIMIT $samples
