-- Keys for the ids of a file that have none yet: the number itself of one that is written as a plain whole number of
-- up to {digits} digits, below all others for the rest.
INSERT INTO facts.{table} ({key}, {id}, given_by)
SELECT
    CASE
        WHEN fresh.plain THEN TRY_CAST(fresh.id AS {type})
        ELSE CAST(
            (SELECT least(coalesce(min(k.{key}), 0), 0) FROM facts.{table} AS k)
            - row_number() OVER (PARTITION BY fresh.plain ORDER BY fresh.id) AS {type}
        )
    END AS {key},
    fresh.id AS {id},
    {given_by} AS given_by
FROM (
    SELECT ids.id, {plain} AS plain
    FROM (
        SELECT DISTINCT CAST(raw.id AS VARCHAR) AS id FROM (SELECT DISTINCT {given} AS id FROM {source} AS file) AS raw
    ) AS ids
    WHERE ids.id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM facts.{table} AS k WHERE k.{id} = ids.id)
) AS fresh
WHERE {kept}
