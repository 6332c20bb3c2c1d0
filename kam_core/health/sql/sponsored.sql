-- When one of our executives last spoke with them, by each day: a meeting of executives, or anything that our sponsor
-- was in. Grain: account and point where one did.
SELECT a.account_id, a.point, max(t.day) AS sponsored_on
FROM asked AS a
INNER JOIN (
    SELECT account_id, happened_on AS day
    FROM app.interaction
    WHERE kind = 'executive' AND two_way AND archived_at IS NULL
    UNION ALL
    SELECT t.account_id, t.touched_on AS day
    FROM app.team_member AS m
    INNER JOIN app.touch AS t
        ON t.account_id = m.account_id AND position('|' || m.person_id || '|' IN '|' || t.person_ids || '|') > 0
    WHERE m.role = 'executive_sponsor' AND m.archived_at IS NULL
) AS t ON t.account_id = a.account_id AND t.day <= a.day
GROUP BY a.account_id, a.point
