-- Grain: person.
SELECT person_id AS id, person_name AS name, email AS code FROM facts.person ORDER BY person_id
