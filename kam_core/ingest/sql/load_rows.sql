-- The rows of a file, as ours; a key that is there already is replaced.
INSERT INTO {table} ({columns})
SELECT {values}
FROM {source} AS file
{rates}
WHERE true
{replace}
