-- Grain: one row: how many records that people wrote refer to ids which go.
SELECT count(*) AS rows FROM {table} AS t WHERE {where} AND t.{column} IN (SELECT gone.id FROM gone)
