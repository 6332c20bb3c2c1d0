-- Grain: one row, if there is such a review that is locked.
SELECT plan_id, held_on, locked_at, snapshot FROM app.review WHERE review_id = $review_id AND locked_at IS NOT NULL AND snapshot IS NOT NULL
