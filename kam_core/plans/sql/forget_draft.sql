DELETE FROM app.draft WHERE person_id = $person_id AND place = $place
