-- Grain: person of ours.
SELECT person_id, person_name, title, manager_id, territory, active
FROM facts.person
ORDER BY person_id
