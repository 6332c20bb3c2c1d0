-- Grain: one row, if somebody ever gave this answer.
SELECT answer_id FROM app.answer WHERE answer_id = $answer_id
