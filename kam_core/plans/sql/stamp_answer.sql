-- Who looked at the answer last, and when (UTC).
UPDATE app.answer SET answered_by = $answered_by, answered_at = $answered_at WHERE answer_id = $answer_id
