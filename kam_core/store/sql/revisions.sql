-- Grain: one row. What a cached value is kept under, and what a score is computed from.
SELECT
    f.revision || '.' || a.revision AS store,
    f.revision || '.' || a.scoring AS scoring
FROM facts.revision AS f
CROSS JOIN app.revision AS a
