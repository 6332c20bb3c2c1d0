-- Grain: activity that was loaded.
SELECT
    a.activity_id, a.account_id, a.contact_id, p.person_name AS person, a.kind, a.activity_date, a.planned, a.two_way, a.note,
    coalesce(b.illustrative, false) AS illustrative
FROM facts.activity AS a
LEFT JOIN facts.person AS p ON p.person_id = a.person_id
LEFT JOIN facts.batch AS b ON b.batch_id = a.batch_id
ORDER BY a.activity_id
