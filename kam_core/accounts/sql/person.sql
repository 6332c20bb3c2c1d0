-- Grain: one row, if there is such a person.
SELECT person_id, person_name, active FROM facts.person WHERE person_id = $person_id
