-- Grain: one row.
SELECT count(*) AS accounts FROM facts.account
