-- Grain: change of one field of an account, its potential, its membership or a rating of it, newest first. A page.
-- The id of a rating is its criterion, a slash, and the account.
SELECT h.sequence, h.changed_at, coalesce(p.person_name, h.who) AS who, h.screen, h.action, h.record, h.record_id,
    h.field,
    CASE WHEN h.field = 'owner_id' THEN coalesce(old_owner.person_name, h.old_value) ELSE h.old_value END AS old_value,
    CASE WHEN h.field = 'owner_id' THEN coalesce(new_owner.person_name, h.new_value) ELSE h.new_value END AS new_value,
    h.request_id
FROM app.history AS h
LEFT JOIN facts.person AS p ON p.person_id = h.who
LEFT JOIN facts.person AS old_owner ON old_owner.person_id = h.old_value
LEFT JOIN facts.person AS new_owner ON new_owner.person_id = h.new_value
WHERE (h.record IN ('account', 'potential') AND h.record_id = $account_id)
    OR (h.record = 'membership' AND h.record_id IN (
        SELECT membership_id FROM app.membership WHERE account_id = $account_id
    ))
    OR (h.record = 'rating' AND substr(h.record_id, strpos(h.record_id, '/') + 1) = $account_id)
ORDER BY h.sequence DESC
LIMIT $most OFFSET $skipped
