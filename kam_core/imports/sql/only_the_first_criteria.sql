-- Grain: one row: whether nobody decided on criteria, and there are no accounts to have them for.
SELECT
    NOT EXISTS (SELECT 1 FROM facts.account)
    AND EXISTS (SELECT 1 FROM app.criteria_set)
    AND NOT EXISTS (SELECT 1 FROM app.criteria_set WHERE decided_by <> $system) AS only_the_first
