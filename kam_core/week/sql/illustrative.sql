-- Whether anything that lines are made of was made up for a demo. Grain: one row.
SELECT
    EXISTS (SELECT 1 FROM app.plan WHERE illustrative)
    OR EXISTS (SELECT 1 FROM app.action WHERE illustrative)
    OR EXISTS (
        SELECT 1 FROM facts.batch WHERE illustrative AND kind IN ('contracts', 'grievances', 'requests', 'activities')
    ) AS illustrative
