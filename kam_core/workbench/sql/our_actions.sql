-- Actions of growth plans that are not archived. Grain: action.
SELECT
    a.action_id, a.account_id, a.objective_id, a.title, a.theme, p.person_name AS owner, a.due_on, a.status, a.done_on,
    a.effort_hours, a.outcome, a.illustrative
FROM app.action AS a
LEFT JOIN facts.person AS p ON p.person_id = a.owner_id
WHERE a.archived_at IS NULL
ORDER BY a.action_id
