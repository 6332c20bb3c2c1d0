-- What was said and done with one account: noted here, and loaded from other systems. Grain: interaction; a page.
WITH noted AS (
    SELECT
        i.interaction_id AS interaction_id, 'noted' AS origin, i.happened_on AS happened_on, i.kind AS kind,
        i.subject AS subject, i.contact_ids AS contact_ids, i.person_ids AS person_ids, i.two_way AS two_way,
        false AS planned, i.note AS note, i.feedback AS feedback, i.action_id AS action_id,
        i.illustrative AS illustrative
    FROM app.interaction AS i
    WHERE i.account_id = $account_id AND i.archived_at IS NULL
    UNION ALL
    SELECT
        a.activity_id AS interaction_id, 'loaded' AS origin, a.activity_date AS happened_on, a.kind AS kind,
        NULL AS subject, a.contact_id AS contact_ids, a.person_id AS person_ids, a.two_way AS two_way,
        a.planned AS planned, a.note AS note, NULL AS feedback, NULL AS action_id,
        coalesce(b.illustrative, false) AS illustrative
    FROM facts.activity AS a
    LEFT JOIN facts.batch AS b ON b.batch_id = a.batch_id
    WHERE a.account_id = $account_id
)

SELECT
    n.interaction_id, n.origin, n.happened_on, n.kind, n.subject, n.contact_ids, n.person_ids, n.two_way, n.planned,
    n.note, n.feedback, n.action_id, c.title AS next_step, c.status AS next_status, c.due_on AS next_due_on,
    n.illustrative
FROM noted AS n
LEFT JOIN app.action AS c ON c.action_id = n.action_id AND c.archived_at IS NULL
ORDER BY n.happened_on DESC, n.interaction_id DESC
LIMIT $most OFFSET $skipped
