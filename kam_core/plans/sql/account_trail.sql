-- What was changed on one account and all that is kept of it, newest first. Grain: change of one field; a page.
-- `called` is what people know the record by; of a rating the id is its criterion, a slash, and the account.
WITH own AS (
    SELECT 'account' AS record, $account_id AS record_id, NULL AS called
    UNION ALL SELECT 'potential', $account_id, NULL
    UNION ALL SELECT 'membership', membership_id, NULL FROM app.membership WHERE account_id = $account_id
    UNION ALL SELECT 'plan', plan_id, CAST(period_start AS VARCHAR) FROM app.plan WHERE account_id = $account_id
    UNION ALL SELECT 'answer', answer_id, question_id FROM app.answer WHERE account_id = $account_id
    UNION ALL SELECT 'stage_output', stage_output_id, output FROM app.stage_output WHERE account_id = $account_id
    UNION ALL SELECT 'objective', objective_id, title FROM app.objective WHERE account_id = $account_id
    UNION ALL
    SELECT 'roadmap_year', roadmap_year_id, CAST(year AS VARCHAR) FROM app.roadmap_year WHERE account_id = $account_id
    UNION ALL SELECT 'resource', resource_id, what FROM app.resource WHERE account_id = $account_id
    UNION ALL SELECT 'action', action_id, title FROM app.action WHERE account_id = $account_id
    UNION ALL SELECT 'open_question', open_question_id, question FROM app.open_question WHERE account_id = $account_id
    UNION ALL SELECT 'risk', risk_id, what FROM app.risk WHERE account_id = $account_id
    UNION ALL SELECT 'need', need_id, what FROM app.need WHERE account_id = $account_id
    UNION ALL SELECT 'value_result', value_result_id, promised FROM app.value_result WHERE account_id = $account_id
    UNION ALL SELECT 'investment', investment_id, what FROM app.investment WHERE account_id = $account_id
    UNION ALL SELECT 'competitor', competitor_id, competitor_name FROM app.competitor WHERE account_id = $account_id
    UNION ALL SELECT 'stakeholder', contact_id, contact_name FROM app.contact WHERE account_id = $account_id
    UNION ALL SELECT 'relationship', relationship_id, contact_id FROM app.relationship WHERE account_id = $account_id
    UNION ALL SELECT 'team_member', team_member_id, person_id FROM app.team_member WHERE account_id = $account_id
    UNION ALL SELECT 'interaction', interaction_id, subject FROM app.interaction WHERE account_id = $account_id
    UNION ALL
    SELECT 'wallet_estimate', wallet_estimate_id, CAST(year AS VARCHAR)
    FROM app.wallet_estimate
    WHERE account_id = $account_id
    UNION ALL SELECT 'review', review_id, CAST(held_on AS VARCHAR) FROM app.review WHERE account_id = $account_id
    UNION ALL
    SELECT 'white_space_cell', white_space_cell_id, family FROM app.white_space_cell WHERE account_id = $account_id
    UNION ALL
    SELECT 'sudden_change', change_decision_id, CAST(quarter AS VARCHAR)
    FROM app.change_decision
    WHERE account_id = $account_id
    UNION ALL SELECT 'offer', offer_decision_id, family FROM app.offer_decision WHERE account_id = $account_id
)

SELECT
    h.sequence, h.changed_at, h.who AS who_id, coalesce(p.person_name, h.who) AS who, h.screen, h.action, h.record,
    h.record_id, o.called, h.field, h.old_value, h.new_value
FROM app.history AS h
LEFT JOIN own AS o ON o.record = h.record AND o.record_id = h.record_id
LEFT JOIN facts.person AS p ON p.person_id = h.who
WHERE (
        o.record_id IS NOT NULL
        OR (h.record = 'rating' AND substr(h.record_id, strpos(h.record_id, '/') + 1) = $account_id)
    )
    -- A record is told by what it says, and not by whose it is.
    AND NOT (h.action = 'add' AND h.field IN ('account_id', 'plan_id'))
    AND (len($who) = 0 OR h.who = ANY(CAST($who AS VARCHAR[])))
    AND (len($records) = 0 OR h.record = ANY(CAST($records AS VARCHAR[])))
    AND (h.changed_at >= coalesce(CAST($since AS TIMESTAMP), h.changed_at))
ORDER BY h.sequence DESC
LIMIT $most OFFSET $skipped
