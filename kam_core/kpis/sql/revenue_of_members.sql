-- What those of a population that were on the list of key accounts on a day bought in the year of that day.
-- Grain: day on which anybody was who bought something in it. {rows} as in members.sql.
WITH everyone AS (
    SELECT account_id FROM facts.account
),
chosen AS (
    SELECT account_id FROM population
),
listed AS (
    SELECT d.point, d.first, d.until, m.account_id
    FROM days AS d
    INNER JOIN app.membership AS m ON m.since <= d.day AND (m.until IS NULL OR m.until > d.day)
    WHERE m.account_id IN (SELECT account_id FROM {rows})
)
SELECT l.point, CAST(sum(b.revenue) AS DECIMAL(18, 4)) AS revenue
FROM listed AS l
INNER JOIN facts.account_month AS b
    ON b.account_id = l.account_id AND b.month >= l.first AND b.month < l.until
GROUP BY l.point
