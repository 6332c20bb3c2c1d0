-- How long ago both sides last spoke at each account of a population. Grain: point by which any had.
-- `days` is the median over accounts; `bought` are those of them that bought something in the window.
WITH touched AS (
    SELECT w.point, w.day, t.account_id, max(t.touched_on) AS last_on
    FROM windows AS w
    INNER JOIN app.touch AS t ON t.touched_on <= w.day
    WHERE $everyone OR t.account_id IN (SELECT p.account_id FROM population AS p)
    GROUP BY w.point, w.day, t.account_id
),
buyers AS (
    SELECT w.point, m.account_id
    FROM windows AS w
    INNER JOIN facts.account_month AS m ON m.month >= w.first AND m.month < w.until
    WHERE m.account_id IN (SELECT t.account_id FROM touched AS t)
    GROUP BY w.point, m.account_id
    HAVING sum(m.revenue) > 0
)
SELECT
    t.point,
    count(*) AS accounts,
    median(date_diff('day', t.last_on, t.day)) AS days,
    count(b.account_id) AS bought
FROM touched AS t
LEFT JOIN buyers AS b ON b.point = t.point AND b.account_id = t.account_id
GROUP BY t.point
