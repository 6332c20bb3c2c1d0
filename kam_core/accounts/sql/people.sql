-- Grain: person.
SELECT person_id, person_name, title, territory, active
FROM facts.person
ORDER BY active DESC, strip_accents(lower(person_name)), person_id
