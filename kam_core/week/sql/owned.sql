-- Grain: account that one of $owners looks after; an empty list means every account.
SELECT account_id
FROM app.account
WHERE len($owners) = 0 OR owner_id = ANY(CAST($owners AS VARCHAR[]))
ORDER BY account_id
