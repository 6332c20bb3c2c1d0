-- Contacts that are not archived, as people see them. Grain: contact.
SELECT contact_id, account_id, contact_name, title, department, level, email, power, stance, left_on, illustrative
FROM app.contact
WHERE archived_at IS NULL
ORDER BY contact_id
