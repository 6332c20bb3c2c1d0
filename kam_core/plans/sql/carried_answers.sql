-- The answers of a plan that were taken over. Grain: an answer, by id.
SELECT answer_id AS id FROM app.answer WHERE plan_id = $plan_id AND carried ORDER BY answer_id
