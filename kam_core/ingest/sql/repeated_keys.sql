-- Keys that stand in the file more than once. `found` is how many such keys there are.
SELECT {key}, count(*) AS times, count(*) OVER () AS found
FROM {source} AS file
GROUP BY {key}
HAVING count(*) > 1
ORDER BY {key}
LIMIT $samples
