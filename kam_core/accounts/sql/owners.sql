-- Grain: person who owns an account.
SELECT p.person_id, p.person_name
FROM facts.person AS p
WHERE p.person_id IN (SELECT owner_id FROM app.account)
ORDER BY strip_accents(lower(p.person_name)), p.person_id
