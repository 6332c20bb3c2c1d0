-- Grain: one row, if somebody is to find out the answer to this question of the plan.
SELECT open_question_id AS id, owner_id, due_on, status, answer
FROM app.open_question
WHERE plan_id = $plan_id AND question_id = $question_id AND status = 'open' AND archived_at IS NULL
ORDER BY open_question_id
LIMIT 1
