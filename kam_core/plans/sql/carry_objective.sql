-- An objective goes on in the next plan, with whoever has it, also where they left us: somebody must see that.
INSERT INTO app.objective (
    objective_id, account_id, plan_id, title, theme, measure, unit, baseline, target, actual, owner_id, due_on,
    status, joint, note, illustrative, version, archived_at
)
SELECT
    $next_objective_id, o.account_id, $next_plan_id, o.title, o.theme, o.measure, o.unit, o.baseline, o.target,
    o.actual, o.owner_id, o.due_on, o.status, o.joint, o.note, o.illustrative, 1, NULL
FROM app.objective AS o
WHERE o.objective_id = $objective_id
