-- Who was on the list of key accounts on each of some days. Grain: day and account.
SELECT d.point, m.account_id
FROM days AS d
INNER JOIN app.membership AS m ON m.since <= d.day AND (m.until IS NULL OR m.until > d.day)
