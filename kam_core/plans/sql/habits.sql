-- What tells of the habits around one account. Grain: one row.
SELECT
    trusted.levels AS trusted_levels,
    wanted.confirmed_needs,
    wanted.needs,
    spoken.talks + met.talks AS talks,
    team.members,
    team.acknowledged,
    aims.objectives,
    aims.measured_objectives
FROM (
    SELECT count(DISTINCT level) AS levels
    FROM app.contact
    WHERE
        account_id = $account_id AND archived_at IS NULL AND left_on IS NULL
        AND contact_id IN (
            SELECT contact_id FROM app.relationship
            WHERE account_id = $account_id AND archived_at IS NULL AND current >= 4
        )
) AS trusted
CROSS JOIN (
    SELECT count(*) AS needs, count(CASE WHEN last_confirmed_on >= $since THEN 1 END) AS confirmed_needs
    FROM app.need
    WHERE account_id = $account_id AND archived_at IS NULL AND status <> 'gone'
) AS wanted
CROSS JOIN (
    SELECT count(*) AS talks
    FROM app.interaction
    WHERE account_id = $account_id AND archived_at IS NULL AND two_way AND happened_on BETWEEN $since AND $today
) AS spoken
CROSS JOIN (
    SELECT count(*) AS talks
    FROM facts.activity
    WHERE account_id = $account_id AND NOT planned AND two_way AND activity_date BETWEEN $since AND $today
) AS met
CROSS JOIN (
    SELECT count(*) AS members, count(acknowledged_on) AS acknowledged
    FROM app.team_member
    WHERE account_id = $account_id AND archived_at IS NULL
) AS team
CROSS JOIN (
    SELECT
        count(*) AS objectives,
        count(CASE WHEN measure IS NOT NULL AND actual IS NOT NULL THEN 1 END) AS measured_objectives
    FROM app.objective
    WHERE plan_id = $plan_id AND archived_at IS NULL AND status <> 'dropped'
) AS aims
