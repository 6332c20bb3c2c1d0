-- Grain: one row; none before the browser chose.
SELECT person_id FROM app.browser WHERE browser_hash = $browser_hash
