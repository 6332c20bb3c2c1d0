-- Grain: a question of the plan that somebody touched; one that was taken over and not confirmed counts as open.
SELECT question_id, CASE WHEN carried THEN 'open' ELSE state END AS state FROM app.answer WHERE plan_id = $plan_id
