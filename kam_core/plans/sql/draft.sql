-- Grain: one row, if somebody typed something there.
SELECT typed, seen, typed_at FROM app.draft WHERE person_id = $person_id AND place = $place
