-- What was answered in one plan stands in the next as taken over: whoever looks at it there confirms it.
INSERT INTO app.answer (
    answer_id, account_id, plan_id, question_id, state, value, reason, confidence, evidence, source, confirmed_on,
    carried, answered_by, answered_at, illustrative, version, archived_at
)
SELECT
    $next_plan_id || ':' || a.question_id, a.account_id, $next_plan_id, a.question_id, a.state, a.value, a.reason,
    a.confidence, a.evidence, a.source, a.confirmed_on, true, a.answered_by, a.answered_at, a.illustrative, 1, NULL
FROM app.answer AS a
WHERE a.plan_id = $plan_id AND a.state <> 'open' AND a.archived_at IS NULL
