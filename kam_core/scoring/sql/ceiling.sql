-- Grain: one row.
SELECT CAST(value AS INTEGER) AS ceiling FROM app.setting WHERE name = 'ceiling'
