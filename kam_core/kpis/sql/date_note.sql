-- Grain: one row, if there is such a note.
SELECT noted_on, note, version, archived_at FROM app.date_note WHERE date_note_id = $date_note_id
