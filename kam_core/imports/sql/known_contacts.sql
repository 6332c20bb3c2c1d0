-- Grain: contact, with the system that the row came from.
SELECT t.contact_id AS id, t.contact_name AS name, t.email AS code, b.source
FROM facts.contact AS t
LEFT JOIN facts.batch AS b ON b.batch_id = t.batch_id
ORDER BY t.contact_id
