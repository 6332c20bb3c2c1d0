-- What there is of what the stages of a plan leave behind. Grain: one row.
SELECT
    (
        SELECT m.kind FROM app.membership AS m
        WHERE m.account_id = $account_id AND m.since <= $today AND (m.until IS NULL OR m.until > $today)
        ORDER BY m.since DESC LIMIT 1
    ) AS kind,
    (SELECT a.owner_id FROM app.account AS a WHERE a.account_id = $account_id) AS owner_id,
    (
        SELECT count(*) FROM app.team_member AS t
        WHERE t.account_id = $account_id AND t.role = 'executive_sponsor' AND t.archived_at IS NULL
    ) AS sponsors,
    (
        SELECT count(DISTINCT t.role) FROM app.team_member AS t
        WHERE t.account_id = $account_id AND t.role <> 'executive_sponsor' AND t.archived_at IS NULL
    ) AS roles,
    (
        SELECT count(*) FROM app.contact AS c
        WHERE
            c.account_id = $account_id AND c.archived_at IS NULL AND c.left_on IS NULL
            AND c.level IS NOT NULL AND c.power IS NOT NULL AND c.stance IS NOT NULL
    ) AS people,
    (
        (
            SELECT count(*) FROM app.wallet_estimate AS w
            WHERE w.account_id = $account_id AND w.amount IS NOT NULL AND w.archived_at IS NULL
        ) + (
            SELECT count(*) FROM facts.wallet_estimate AS w
            WHERE w.account_id = $account_id AND w.family = '' AND w.amount_base IS NOT NULL
        )
    ) AS wallets,
    (
        SELECT count(*) FROM app.objective AS o
        WHERE o.plan_id = $plan_id AND o.archived_at IS NULL AND o.status <> 'dropped'
    ) AS objectives,
    (
        SELECT count(*) FROM app.objective AS o
        WHERE
            o.plan_id = $plan_id AND o.archived_at IS NULL AND o.status <> 'dropped'
            AND o.measure IS NOT NULL AND o.target IS NOT NULL AND o.owner_id IS NOT NULL AND o.due_on IS NOT NULL
    ) AS whole_objectives,
    (
        SELECT count(*) FROM app.investment AS i WHERE i.account_id = $account_id AND i.archived_at IS NULL
    ) AS investments,
    (
        SELECT count(*) FROM facts.opportunity AS o
        INNER JOIN (
            SELECT opportunity_id, max(snapshot_on) AS snapshot_on FROM facts.opportunity
            WHERE account_id = $account_id GROUP BY opportunity_id
        ) AS last ON last.opportunity_id = o.opportunity_id AND last.snapshot_on = o.snapshot_on
        WHERE o.account_id = $account_id AND o.status = 'open'
    ) AS open_opportunities,
    (
        SELECT max(r.held_on) FROM app.review AS r
        WHERE r.plan_id = $plan_id AND r.archived_at IS NULL AND r.locked_at IS NOT NULL
    ) AS reviewed_on,
    (
        SELECT count(*) FROM app.review AS r
        WHERE
            r.plan_id = $plan_id AND r.archived_at IS NULL AND r.locked_at IS NOT NULL AND r.decisions IS NOT NULL
    ) AS decided_reviews,
    done.due,
    done.on_time_count
FROM (
    -- As the quality of a plan counts them.
    SELECT
        count(*) AS due,
        count(CASE WHEN c.status = 'done' AND c.done_on <= c.due_on THEN 1 END) AS on_time_count
    FROM app.action AS c
    WHERE
        c.account_id = $account_id AND c.due_on BETWEEN $period_start AND least($period_end, $today)
        AND c.archived_at IS NULL AND c.status <> 'dropped' AND (c.status <> 'done' OR c.done_on IS NOT NULL)
) AS done
