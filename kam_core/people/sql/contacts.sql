-- Everybody at accounts who is not archived, whether still there or not, with the last time that both sides spoke and
-- the best relationship that one of us has. Grain: contact; people of accounts that are not asked for are absent.
WITH people AS MATERIALIZED (
    SELECT
        account_id,
        contact_id,
        contact_name,
        title,
        department,
        level,
        email,
        reports_to,
        power,
        stance,
        buying_roles,
        personal_win,
        may_leave,
        successor_id,
        left_on,
        note,
        illustrative,
        version,
        archived_at
    FROM app.contact
    WHERE account_id IN (SELECT account_id FROM population)
),

last AS (
    SELECT t.contact_id, t.person_ids, t.touched_on
    FROM app.touch AS t
    WHERE t.account_id IN (SELECT account_id FROM population) AND t.touched_on <= $today AND t.contact_id IS NOT NULL
    QUALIFY row_number() OVER (PARTITION BY t.contact_id ORDER BY t.touched_on DESC, t.touch_id DESC) = 1
),

known AS (
    SELECT
        r.contact_id,
        max(r.current) AS current,
        max(r.wanted) AS wanted,
        min(p.person_name) FILTER (WHERE r.place = 1 AND r.current IS NOT NULL) AS known_by
    FROM (
        SELECT
            contact_id,
            person_id,
            current,
            wanted,
            row_number() OVER (PARTITION BY contact_id ORDER BY current DESC NULLS LAST, person_id) AS place
        FROM app.relationship
        WHERE account_id IN (SELECT account_id FROM population) AND archived_at IS NULL
    ) AS r
    LEFT JOIN facts.person AS p ON p.person_id = r.person_id
    GROUP BY r.contact_id
),

plan AS (
    SELECT account_id, touch_days
    FROM app.plan
    WHERE archived_at IS NULL
    QUALIFY row_number() OVER (PARTITION BY account_id ORDER BY period_start DESC) = 1
)

SELECT
    c.account_id,
    c.contact_id,
    c.contact_name,
    c.title,
    c.department,
    c.level,
    c.email,
    c.reports_to,
    boss.contact_name AS reports_to_name,
    c.power,
    c.stance,
    c.buying_roles,
    c.personal_win,
    c.may_leave,
    c.successor_id,
    successor.contact_name AS successor_name,
    c.left_on,
    c.note,
    last.touched_on AS last_on,
    last.person_ids AS last_by_ids,
    known.current,
    known.wanted,
    known.known_by,
    coalesce(plan.touch_days, $touch_days) AS touch_days,
    c.illustrative,
    c.version
FROM people AS c
LEFT JOIN last ON last.contact_id = c.contact_id
LEFT JOIN known ON known.contact_id = c.contact_id
LEFT JOIN plan ON plan.account_id = c.account_id
LEFT JOIN people AS boss ON boss.contact_id = c.reports_to AND boss.account_id = c.account_id
LEFT JOIN people AS successor ON successor.contact_id = c.successor_id AND successor.account_id = c.account_id
WHERE c.archived_at IS NULL
ORDER BY c.account_id, c.power DESC NULLS LAST, c.contact_name, c.contact_id
