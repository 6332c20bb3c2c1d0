-- The last two-way contact by each day, and on how many of the three levels there was one in the half year before.
-- Grain: account and point with any.
SELECT
    a.account_id,
    a.point,
    max(t.touched_on) AS last_contact,
    count(
        DISTINCT CASE
            WHEN t.touched_on > a.day - 180 AND c.level IN ('executive', 'middle', 'working') THEN c.level
        END
    ) AS levels
FROM asked AS a
INNER JOIN (
    SELECT account_id, contact_id, touched_on FROM app.touch WHERE account_id IN (SELECT account_id FROM asked)
) AS t ON t.account_id = a.account_id AND t.touched_on <= a.day
LEFT JOIN (SELECT contact_id, level FROM app.contact) AS c ON c.contact_id = t.contact_id
GROUP BY a.account_id, a.point
