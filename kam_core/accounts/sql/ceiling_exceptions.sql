-- Grain: account on the list on $day whose admission was an exception to the ceiling; the first to expire first.
SELECT
    m.account_id,
    coalesce(a.account_name, m.account_id) AS account_name,
    coalesce(p.person_name, e.decided_by) AS decided_by,
    e.reason,
    e.expires_on,
    e.expires_on >= $day AS in_force
FROM app.ceiling_exception AS e
INNER JOIN app.membership AS m ON m.membership_id = e.membership_id
LEFT JOIN facts.account AS a ON a.account_id = m.account_id
LEFT JOIN facts.person AS p ON p.person_id = e.decided_by
WHERE m.since <= $day AND (m.until IS NULL OR m.until > $day)
ORDER BY e.expires_on, strip_accents(lower(a.account_name)), m.account_id
