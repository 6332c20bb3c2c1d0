-- Actions of a population that were due by $today, and whether they were done by the day they were due.
-- Grain: action; dropped ones are absent. `on_time` is null where an action is done and nobody said when.
SELECT account_id, due_on, CASE WHEN status <> 'done' THEN false ELSE done_on <= due_on END AS on_time
FROM app.action
WHERE
    archived_at IS NULL AND status <> 'dropped' AND due_on <= $today
    AND ($everyone OR account_id IN (SELECT account_id FROM population))
ORDER BY action_id
