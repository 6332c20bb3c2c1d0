-- The kinds of file, and of what people write, of which any was made up for the demo. Grain: kind.
SELECT DISTINCT kind FROM facts.batch WHERE illustrative
UNION
SELECT 'plans' AS kind WHERE EXISTS (SELECT 1 FROM app.answer WHERE illustrative AND archived_at IS NULL)
UNION
SELECT 'actions' AS kind WHERE EXISTS (SELECT 1 FROM app.action WHERE illustrative AND archived_at IS NULL)
UNION
SELECT 'interactions' AS kind WHERE EXISTS (SELECT 1 FROM app.interaction WHERE illustrative AND archived_at IS NULL)
