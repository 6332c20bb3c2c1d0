-- What is noted of the company, and of one account where $account_id is not null. Grain: note, the oldest day first.
-- $archived asks for those that were put away in the place of those that were not.
SELECT date_note_id, account_id, noted_on, note, version
FROM app.date_note
WHERE (account_id IS NULL OR account_id = $account_id) AND (archived_at IS NOT NULL) = $archived
ORDER BY noted_on, note, date_note_id
