-- Grain: an executive sponsor in the account's team, the first one first.
SELECT team_member_id, person_id
FROM app.team_member
WHERE account_id = $account_id AND role = 'executive_sponsor' AND archived_at IS NULL
ORDER BY team_member_id
