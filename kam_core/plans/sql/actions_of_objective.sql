-- What is still to be done for an objective. Grain: an action.
SELECT action_id AS id FROM app.action
WHERE objective_id = $objective_id AND status IN ('open', 'doing') AND archived_at IS NULL
ORDER BY action_id
