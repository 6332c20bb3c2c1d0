-- Grain: contact.
SELECT contact_id AS id, contact_name AS name, email AS code FROM facts.contact ORDER BY contact_id
