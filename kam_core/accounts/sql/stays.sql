-- Grain: stay of one account as one kind, newest first.
SELECT
    m.membership_id,
    m.kind,
    m.since,
    m.until,
    m.admit_reason,
    coalesce(p.person_name, m.admitted_by) AS admitted_by,
    m.retire_reason,
    coalesce(q.person_name, m.retired_by) AS retired_by,
    m.illustrative,
    m.version
FROM app.membership AS m
LEFT JOIN facts.person AS p ON p.person_id = m.admitted_by
LEFT JOIN facts.person AS q ON q.person_id = m.retired_by
WHERE m.account_id = $account_id
ORDER BY m.version DESC
