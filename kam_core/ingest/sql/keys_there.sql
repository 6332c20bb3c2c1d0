-- Keys of a file that the store has already. `found` is how many.
SELECT {key}, count(*) OVER () AS found
FROM {source} AS file
{joins}
WHERE EXISTS (SELECT 1 FROM {table} AS t WHERE {same})
ORDER BY {key}
LIMIT $samples
