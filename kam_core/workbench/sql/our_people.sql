-- Grain: person of ours.
SELECT p.person_id, p.person_name, p.title, p.manager_id, p.territory, p.active, coalesce(b.illustrative, false) AS illustrative
FROM facts.person AS p
LEFT JOIN facts.batch AS b ON b.batch_id = p.batch_id
ORDER BY p.person_id
