-- The reviews of an account that are not archived. Grain: a review; the newest first, one that is not locked before all.
SELECT
    r.review_id, r.plan_id, p.period_start, p.period_end, r.held_on, r.person_ids, r.contact_ids, r.summary,
    r.decisions, r.programme_decision, r.next_review_on, r.locked_at,
    coalesce(w.person_name, r.locked_by) AS locked_by, r.illustrative, r.version
FROM app.review AS r
INNER JOIN app.plan AS p ON p.plan_id = r.plan_id
LEFT JOIN facts.person AS w ON w.person_id = r.locked_by
WHERE r.account_id = $account_id AND r.archived_at IS NULL
ORDER BY r.locked_at DESC NULLS FIRST, r.held_on DESC, r.review_id
