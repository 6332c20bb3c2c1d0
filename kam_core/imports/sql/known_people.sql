-- Grain: person, with the system that the row came from.
SELECT t.person_id AS id, t.person_name AS name, t.email AS code, b.source
FROM facts.person AS t
LEFT JOIN facts.batch AS b ON b.batch_id = t.batch_id
ORDER BY t.person_id
