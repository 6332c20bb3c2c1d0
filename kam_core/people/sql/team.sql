-- Who of us does what for accounts. Grain: person and role that is not archived.
WITH plan AS (
    SELECT account_id, period_start
    FROM app.plan
    WHERE archived_at IS NULL
    QUALIFY row_number() OVER (PARTITION BY account_id ORDER BY period_start DESC) = 1
)

SELECT
    t.account_id,
    t.team_member_id,
    t.person_id,
    coalesce(p.person_name, t.person_id) AS person_name,
    coalesce(p.active, true) AS active,
    t.role,
    t.strength,
    t.hours_a_month,
    t.acknowledged_on,
    plan.period_start AS plan_from,
    t.illustrative
FROM app.team_member AS t
LEFT JOIN facts.person AS p ON p.person_id = t.person_id
LEFT JOIN plan ON plan.account_id = t.account_id
WHERE t.archived_at IS NULL AND t.account_id IN (SELECT account_id FROM population)
ORDER BY t.account_id, person_name, t.person_id, t.role
