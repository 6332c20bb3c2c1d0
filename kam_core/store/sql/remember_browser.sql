INSERT INTO app.browser (browser_hash, person_id, chosen_at)
VALUES ($browser_hash, $person_id, $chosen_at)
ON CONFLICT (browser_hash) DO UPDATE SET person_id = excluded.person_id, chosen_at = excluded.chosen_at
