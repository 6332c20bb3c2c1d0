UPDATE app.plan SET locked_at = $locked_at, version = version + 1 WHERE plan_id = $plan_id
