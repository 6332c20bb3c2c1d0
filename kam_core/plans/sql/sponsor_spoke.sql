-- When the account's sponsor last spoke with an executive of theirs. Grain: one row, if they did.
SELECT 'signal.sponsor_last_contact' AS feeds, CAST(max(i.happened_on) AS VARCHAR) AS value
FROM app.interaction AS i
INNER JOIN app.team_member AS t
    ON t.account_id = i.account_id AND t.role = 'executive_sponsor' AND t.archived_at IS NULL
    AND concat('|', i.person_ids, '|') LIKE concat('%|', t.person_id, '|%')
WHERE
    i.account_id = $account_id AND i.happened_on <= $today AND i.two_way AND i.archived_at IS NULL
    AND EXISTS (
        SELECT 1 FROM app.contact AS c
        WHERE
            c.account_id = $account_id AND c.level = 'executive'
            AND concat('|', i.contact_ids, '|') LIKE concat('%|', c.contact_id, '|%')
    )
HAVING count(*) > 0
