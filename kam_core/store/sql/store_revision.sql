-- Grain: one row. Raised by every write; readable before a store is brought to this version.
SELECT f.revision || '.' || a.revision AS store
FROM facts.revision AS f
CROSS JOIN app.revision AS a
