-- Grain: contact.
SELECT contact_id AS key, account_id AS id FROM facts.contact ORDER BY contact_id
