UPDATE app.date_note
SET noted_on = $noted_on, note = $note, archived_at = $archived_at, version = $version
WHERE date_note_id = $date_note_id
