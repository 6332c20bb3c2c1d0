UPDATE app.review
SET snapshot = $snapshot, locked_at = $locked_at, locked_by = $locked_by, version = version + 1
WHERE review_id = $review_id
