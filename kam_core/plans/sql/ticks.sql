-- Grain: an exit output of the plan that somebody ticked, or took the tick off.
SELECT stage_output_id, output, done FROM app.stage_output WHERE plan_id = $plan_id AND archived_at IS NULL
