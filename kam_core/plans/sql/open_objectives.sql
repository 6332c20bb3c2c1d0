-- The objectives of a plan that are neither reached nor dropped. Grain: an objective, by id.
SELECT objective_id AS id FROM app.objective
WHERE plan_id = $plan_id AND status NOT IN ('reached', 'dropped') AND archived_at IS NULL
ORDER BY objective_id
