-- Grain: one row, if there is such a review.
SELECT locked_at FROM app.review WHERE review_id = $review_id
