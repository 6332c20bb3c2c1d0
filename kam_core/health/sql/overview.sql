-- Key accounts on $today with what their newest plan says of its course. Grain: account; an empty list limits nothing.
-- Null plan: there is none. `roles` counts those of $roles that somebody who is still here holds.
WITH members AS (
    SELECT m.account_id, m.kind, a.account_name, a.owner_id, o.person_name AS owner_name, a.segment, a.country
    FROM app.membership AS m
    INNER JOIN app.account AS a ON a.account_id = m.account_id
    LEFT JOIN facts.person AS o ON o.person_id = a.owner_id
    WHERE
        m.since <= $today AND (m.until IS NULL OR m.until > $today)
        AND (len($owners) = 0 OR a.owner_id = ANY(CAST($owners AS VARCHAR[])))
        AND (len($segments) = 0 OR a.segment = ANY(CAST($segments AS VARCHAR[])))
        AND (len($countries) = 0 OR a.country = ANY(CAST($countries AS VARCHAR[])))
        AND (len($kinds) = 0 OR m.kind = ANY(CAST($kinds AS VARCHAR[])))
),
plans AS (
    SELECT p.account_id, p.plan_id, p.lead_id, p.next_review_on, p.illustrative
    FROM app.plan AS p
    INNER JOIN (
        SELECT account_id, max(period_start) AS period_start
        FROM app.plan
        WHERE archived_at IS NULL AND account_id IN (SELECT account_id FROM members)
        GROUP BY account_id
    ) AS newest ON newest.account_id = p.account_id AND newest.period_start = p.period_start
    WHERE p.archived_at IS NULL
),
late AS (
    SELECT account_id, count(*) AS overdue
    FROM app.action
    WHERE
        status IN ('open', 'doing') AND archived_at IS NULL AND due_on < $today
        AND account_id IN (SELECT account_id FROM members)
    GROUP BY account_id
),
risky AS (
    SELECT plan_id, count(*) AS at_risk
    FROM app.objective
    WHERE archived_at IS NULL AND (status = 'at_risk' OR (status IN ('open', 'on_track') AND due_on < $today))
    GROUP BY plan_id
),
undecided AS (
    SELECT account_id, count(*) AS undecided
    FROM app.resource
    WHERE archived_at IS NULL AND decided_on IS NULL AND granted IS NULL
    GROUP BY account_id
),
held AS (
    SELECT t.account_id, count(DISTINCT t.role) AS roles
    FROM app.team_member AS t
    INNER JOIN facts.person AS h ON h.person_id = t.person_id AND h.active
    WHERE t.archived_at IS NULL AND t.role = ANY(CAST($roles AS VARCHAR[]))
    GROUP BY t.account_id
)
SELECT
    m.account_id,
    m.account_name,
    m.kind,
    m.owner_id,
    m.owner_name,
    m.segment,
    m.country,
    p.plan_id,
    p.next_review_on,
    p.illustrative,
    coalesce(l.overdue, 0) AS overdue,
    CASE WHEN p.plan_id IS NOT NULL THEN coalesce(r.at_risk, 0) END AS at_risk,
    coalesce(u.undecided, 0) AS undecided,
    coalesce(h.roles, 0) AS roles
FROM members AS m
LEFT JOIN plans AS p ON p.account_id = m.account_id
LEFT JOIN late AS l ON l.account_id = m.account_id
LEFT JOIN risky AS r ON r.plan_id = p.plan_id
LEFT JOIN undecided AS u ON u.account_id = m.account_id
LEFT JOIN held AS h ON h.account_id = m.account_id
ORDER BY strip_accents(lower(m.account_name)), m.account_id
