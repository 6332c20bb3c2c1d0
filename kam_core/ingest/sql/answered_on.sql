-- Grain: an answer of a plan.
SELECT question_id, CAST(answered_at AS DATE) AS answered_on FROM app.answer WHERE plan_id = $plan_id
