-- What people are called, ours and those of the account. Grain: a person.
SELECT person_id AS id, person_name AS name FROM facts.person
UNION ALL
SELECT contact_id AS id, contact_name AS name FROM app.contact WHERE account_id = $account_id
