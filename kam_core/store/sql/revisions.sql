-- Grain: one row. What a cached value is kept under, and what a score is computed from. `portfolio` stays as it is
-- where only plans were changed.
SELECT
    f.revision || '.' || a.revision AS store,
    f.revision || '.' || (a.revision - a.plans) AS portfolio,
    f.revision || '.' || a.scoring AS scoring
FROM facts.revision AS f
CROSS JOIN app.revision AS a
