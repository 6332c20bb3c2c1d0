-- What scores are computed from, beside the code: the revisions of facts and of what moves a score, and the ceiling,
-- which decides who is proposed. Grain: one row.
SELECT f.revision || '.' || a.scoring || '.' || s.value AS basis
FROM facts.revision AS f
CROSS JOIN app.revision AS a
CROSS JOIN app.setting AS s
WHERE s.name = 'ceiling'
