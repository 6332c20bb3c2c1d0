INSERT INTO app.draft (person_id, place, typed, seen, typed_at)
VALUES ($person_id, $place, $typed, $seen, $typed_at)
ON CONFLICT (person_id, place) DO UPDATE SET typed = excluded.typed, seen = excluded.seen, typed_at = excluded.typed_at
