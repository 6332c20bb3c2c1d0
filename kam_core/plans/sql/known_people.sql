-- What our records say about people, by what a question feeds. Grain: `feeds` and `value`, in the order of `place`.
WITH
known AS MATERIALIZED (
    SELECT contact_id, contact_name, stance, concat('|', buying_roles, '|') AS buying_roles, may_leave
    FROM app.contact
    WHERE account_id = $account_id AND archived_at IS NULL AND left_on IS NULL
),
team AS MATERIALIZED (
    SELECT team_member_id, person_id, role, hours_a_month
    FROM app.team_member
    WHERE account_id = $account_id AND archived_at IS NULL
)
SELECT 'account_team.role=owner' AS feeds, owner_id AS value, '' AS place
FROM app.account
WHERE account_id = $account_id AND owner_id IS NOT NULL
UNION ALL
SELECT DISTINCT 'account_team.role_coverage' AS feeds, person_id AS value, '' AS place
FROM team
WHERE role <> 'executive_sponsor'
UNION ALL
SELECT 'account_team.role=executive_sponsor' AS feeds, person_id AS value, team_member_id AS place
FROM team
WHERE role = 'executive_sponsor'
UNION ALL
SELECT 'plan.capacity_hours' AS feeds, CAST(sum(hours_a_month) AS VARCHAR) AS value, '' AS place
FROM team
HAVING count(hours_a_month) > 0
UNION ALL
SELECT 'stakeholder.role=approver|veto' AS feeds, contact_id AS value, contact_name AS place
FROM known
WHERE buying_roles LIKE '%|approver|%' OR buying_roles LIKE '%|veto|%'
UNION ALL
SELECT concat('stakeholder.stance=', stance) AS feeds, contact_id AS value, contact_name AS place
FROM known
WHERE stance IN ('advocate', 'opponent')
UNION ALL
SELECT 'stakeholder.succession' AS feeds, contact_id AS value, contact_name AS place
FROM known
WHERE may_leave
ORDER BY feeds, place, value
