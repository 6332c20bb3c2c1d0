-- Grain: one row, if somebody noted how well these two know each other.
SELECT min(relationship_id) AS relationship_id
FROM app.relationship
WHERE account_id = $account_id AND contact_id = $contact_id AND person_id = $person_id AND archived_at IS NULL
HAVING count(*) > 0
