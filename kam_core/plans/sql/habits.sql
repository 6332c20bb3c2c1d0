-- What tells of the habits around one account. Grain: one row.
SELECT
    (
        SELECT count(DISTINCT c.level) FROM app.contact AS c
        INNER JOIN app.relationship AS r ON r.contact_id = c.contact_id AND r.archived_at IS NULL
        WHERE c.account_id = $account_id AND c.archived_at IS NULL AND c.left_on IS NULL AND r.current >= 4
    ) AS trusted_levels,
    (
        SELECT count(*) FROM app.need AS n
        WHERE
            n.account_id = $account_id AND n.archived_at IS NULL AND n.status <> 'gone' AND n.last_confirmed_on >= $since
    ) AS confirmed_needs,
    (
        SELECT count(*) FROM app.need AS n
        WHERE n.account_id = $account_id AND n.archived_at IS NULL AND n.status <> 'gone'
    ) AS needs,
    (
        (
            SELECT count(*) FROM app.interaction AS i
            WHERE
                i.account_id = $account_id AND i.archived_at IS NULL AND i.two_way
                AND i.happened_on BETWEEN $since AND $today
        ) + (
            SELECT count(*) FROM facts.activity AS f
            WHERE
                f.account_id = $account_id AND NOT f.planned AND f.two_way
                AND f.activity_date BETWEEN $since AND $today
        )
    ) AS talks,
    (
        SELECT count(*) FROM app.team_member AS t WHERE t.account_id = $account_id AND t.archived_at IS NULL
    ) AS members,
    (
        SELECT count(*) FROM app.team_member AS t
        WHERE t.account_id = $account_id AND t.archived_at IS NULL AND t.acknowledged_on IS NOT NULL
    ) AS acknowledged,
    (
        SELECT count(*) FROM app.objective AS o
        WHERE o.plan_id = $plan_id AND o.archived_at IS NULL AND o.status <> 'dropped'
    ) AS objectives,
    (
        SELECT count(*) FROM app.objective AS o
        WHERE
            o.plan_id = $plan_id AND o.archived_at IS NULL AND o.status <> 'dropped'
            AND o.measure IS NOT NULL AND o.actual IS NOT NULL
    ) AS measured_objectives
