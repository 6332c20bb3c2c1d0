-- How well each of us knows each of them. Grain: contact and colleague of one account, not archived.
SELECT
    r.relationship_id,
    r.contact_id,
    c.contact_name,
    r.person_id,
    coalesce(p.person_name, r.person_id) AS person_name,
    r.current,
    r.wanted,
    r.illustrative
FROM app.relationship AS r
INNER JOIN app.contact AS c ON c.contact_id = r.contact_id AND c.archived_at IS NULL
LEFT JOIN facts.person AS p ON p.person_id = r.person_id
WHERE r.account_id = $account_id AND r.archived_at IS NULL
ORDER BY person_name, r.person_id, c.contact_name, r.contact_id
