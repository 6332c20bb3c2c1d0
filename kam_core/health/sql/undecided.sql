-- Resources that somebody asked for and nobody decided on, the oldest first. Grain: resource.
SELECT r.resource_id, r.account_id, a.account_name, o.person_name AS owner_name, r.what, r.kind, r.asked, r.asked_on
FROM app.resource AS r
INNER JOIN app.account AS a ON a.account_id = r.account_id
LEFT JOIN facts.person AS o ON o.person_id = a.owner_id
WHERE
    r.archived_at IS NULL AND r.decided_on IS NULL AND r.granted IS NULL
    AND r.account_id IN (SELECT account_id FROM population)
ORDER BY r.asked_on NULLS LAST, a.account_name, r.resource_id
