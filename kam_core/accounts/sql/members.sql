-- Grain: account that is on the list on $day.
SELECT
    m.account_id,
    coalesce(a.account_name, m.account_id) AS account_name,
    m.kind,
    first_stay.since,
    m.since AS kind_since,
    m.admit_reason,
    coalesce(p.person_name, m.admitted_by) AS admitted_by,
    m.illustrative,
    m.version
FROM app.membership AS m
LEFT JOIN facts.account AS a ON a.account_id = m.account_id
LEFT JOIN facts.person AS p ON p.person_id = m.admitted_by
LEFT JOIN (
    -- The stays since the account was last away: those after the newest gap that ended by $day.
    SELECT s.account_id, max(s.since) AS since
    FROM app.membership AS s
    WHERE s.since <= $day AND NOT EXISTS (
        SELECT 1 FROM app.membership AS b
        WHERE b.account_id = s.account_id AND b.version < s.version AND b.until = s.since AND b.kind <> s.kind
    )
    GROUP BY s.account_id
) AS first_stay ON first_stay.account_id = m.account_id
WHERE m.since <= $day AND (m.until IS NULL OR m.until > $day)
ORDER BY strip_accents(lower(a.account_name)), m.account_id
