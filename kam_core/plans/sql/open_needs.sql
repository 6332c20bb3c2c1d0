-- Grain: a need of the account that is still there.
SELECT need_id, last_confirmed_on
FROM app.need
WHERE account_id = $account_id AND status <> 'gone' AND archived_at IS NULL
ORDER BY need_id
