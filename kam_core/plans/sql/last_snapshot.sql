-- What the plan and its account were at the last review of the plan before $before; a null asks for the last of all.
-- Grain: one row; none before its first review.
SELECT review_id, held_on, snapshot, illustrative
FROM app.review
WHERE
    plan_id = $plan_id AND locked_at IS NOT NULL AND snapshot IS NOT NULL AND archived_at IS NULL
    AND ($before IS NULL OR locked_at < $before)
ORDER BY locked_at DESC
LIMIT 1
