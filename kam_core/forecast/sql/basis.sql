-- What forecasts are computed from, beside the code: facts, and where the company's year starts. Grain: one row.
SELECT f.revision || '.' || s.value AS basis
FROM facts.revision AS f
CROSS JOIN app.setting AS s
WHERE s.name = 'fiscal_year_start'
