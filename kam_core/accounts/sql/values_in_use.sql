-- Grain: value that some account has in the column chosen.
SELECT DISTINCT {column} AS value FROM app.account WHERE {column} IS NOT NULL ORDER BY value
