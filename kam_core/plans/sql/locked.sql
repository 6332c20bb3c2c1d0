-- Grain: one row, if there is such a plan.
SELECT locked_at FROM app.plan WHERE plan_id = $plan_id
