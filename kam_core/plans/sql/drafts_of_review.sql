-- Grain: a review of the plan that is being prepared.
SELECT review_id, held_on FROM app.review
WHERE plan_id = $plan_id AND locked_at IS NULL AND archived_at IS NULL
ORDER BY held_on
