-- Grain: a question of the plan that somebody touched.
SELECT
    a.question_id, a.state, a.value, a.reason, a.confidence, a.evidence, a.source, a.confirmed_on,
    a.carried, coalesce(p.person_name, a.answered_by) AS answered_by, a.answered_at, a.illustrative
FROM app.answer AS a
LEFT JOIN facts.person AS p ON p.person_id = a.answered_by
WHERE a.plan_id = $plan_id
