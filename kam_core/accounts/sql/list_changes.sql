-- Grain: change of the list from $since to before $until, newest first. A stay that ends on the day another kind
-- begins is one change of kind, not a leave and a join.
WITH stay AS (
    SELECT
        m.account_id, m.kind, m.since, m.until, m.admit_reason, m.admitted_by, m.retire_reason, m.retired_by,
        m.illustrative, m.version,
        lag(m.kind) OVER account_stays AS kind_before,
        lag(m.until) OVER account_stays AS until_before,
        lead(m.kind) OVER account_stays AS kind_after,
        lead(m.since) OVER account_stays AS since_after
    FROM app.membership AS m
    WINDOW account_stays AS (PARTITION BY m.account_id ORDER BY m.version)
),
change AS (
    SELECT
        since AS day,
        CASE WHEN until_before = since AND kind_before <> kind THEN 'kind_changed' ELSE 'joined' END AS event,
        account_id,
        kind,
        CASE WHEN until_before = since AND kind_before <> kind THEN kind_before END AS kind_before,
        admit_reason AS reason,
        admitted_by AS decided_by,
        illustrative,
        version
    FROM stay
    UNION ALL
    SELECT until, 'left', account_id, kind, NULL, retire_reason, retired_by, illustrative, version
    FROM stay
    WHERE until IS NOT NULL AND NOT (since_after IS NOT NULL AND since_after = until AND kind_after <> kind)
)
SELECT
    c.day,
    c.event,
    c.account_id,
    coalesce(a.account_name, c.account_id) AS account_name,
    c.kind,
    c.kind_before,
    c.reason,
    coalesce(p.person_name, c.decided_by) AS decided_by,
    c.illustrative
FROM change AS c
LEFT JOIN facts.account AS a ON a.account_id = c.account_id
LEFT JOIN facts.person AS p ON p.person_id = c.decided_by
WHERE c.day >= $since AND c.day < $until
ORDER BY c.day DESC, strip_accents(lower(a.account_name)), c.account_id, c.version DESC
