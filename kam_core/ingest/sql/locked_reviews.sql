-- Grain: a review that is locked and has no snapshot yet.
SELECT review_id, plan_id, account_id, held_on, locked_at, locked_by
FROM app.review
WHERE locked_at IS NOT NULL AND snapshot IS NULL
ORDER BY review_id
