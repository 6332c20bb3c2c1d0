-- The plan of the next period begins with the strategy; the rest goes on as it was.
INSERT INTO app.plan (
    plan_id, account_id, period_start, period_end, stage, depth, template, lead_id, goal_id, purpose, service_plan,
    touch_days, penetrate, expand, protect, next_review_on, programme_decision, locked_at, illustrative, version,
    archived_at
)
SELECT
    $next_plan_id, p.account_id, $period_start, $period_end, 'strategy', p.depth, p.template, p.lead_id, p.goal_id,
    p.purpose, p.service_plan, p.touch_days, p.penetrate, p.expand, p.protect, p.next_review_on, p.programme_decision,
    NULL, p.illustrative, 1, NULL
FROM app.plan AS p
WHERE p.plan_id = $plan_id
