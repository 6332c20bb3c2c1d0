-- What people have to do for some accounts. Grain: owner with open actions (null: nobody owns them).
SELECT
    t.owner_id,
    coalesce(p.person_name, t.owner_id) AS owner_name,
    count(CASE WHEN t.due_on < $today THEN 1 END) AS overdue,
    min(CASE WHEN t.due_on < $today THEN t.due_on END) AS oldest,
    count(*) AS open,
    count(DISTINCT t.account_id) AS accounts
FROM app.action AS t
LEFT JOIN facts.person AS p ON p.person_id = t.owner_id
WHERE t.status IN ('open', 'doing') AND t.archived_at IS NULL AND t.account_id IN (SELECT account_id FROM population)
GROUP BY t.owner_id, p.person_name
ORDER BY overdue DESC, open DESC, owner_name
