-- The accounts that are forecast without being asked for: those on the list on $today, and those proposed for it.
-- Grain: account.
SELECT account_id FROM app.membership WHERE since <= $today AND (until IS NULL OR until > $today)
UNION
SELECT account_id FROM app.score WHERE as_of = $today AND proposal IS NOT NULL
ORDER BY account_id
