-- Grain: one row. How many are on the list, and how many may be.
SELECT
    (SELECT count(*) FROM app.membership WHERE until IS NULL) AS members,
    (SELECT CAST(value AS INTEGER) FROM app.setting WHERE name = 'ceiling') AS ceiling
