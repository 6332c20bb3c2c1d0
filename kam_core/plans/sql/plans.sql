-- Grain: a plan of the account that is not archived, newest period first.
SELECT
    plan_id, account_id, period_start, period_end, stage, depth, template, lead_id, goal_id, purpose, service_plan,
    touch_days, penetrate, expand, protect, next_review_on, programme_decision, locked_at, illustrative, version, archived_at
FROM app.plan
WHERE account_id = $account_id AND archived_at IS NULL
ORDER BY period_start DESC
