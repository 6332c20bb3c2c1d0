-- Who of us, still here, has a role for the account. Grain: a person, by id.
SELECT t.person_id
FROM app.team_member AS t
INNER JOIN facts.person AS p ON p.person_id = t.person_id
WHERE t.account_id = $account_id AND t.archived_at IS NULL AND coalesce(p.active, true)
GROUP BY t.person_id
ORDER BY t.person_id
