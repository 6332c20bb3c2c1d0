-- The open questions that a plan asked and nobody answered yet. Grain: such a question.
SELECT open_question_id AS id FROM app.open_question
WHERE plan_id = $plan_id AND status = 'open' AND archived_at IS NULL
ORDER BY open_question_id
