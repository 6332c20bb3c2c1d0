-- How many of a population were on the list of key accounts on each of some days. Grain: day on which anybody was.
-- {rows} is 'everyone', or 'chosen' for those in population.
WITH everyone AS (
    SELECT account_id FROM facts.account
),
chosen AS (
    SELECT account_id FROM population
)
SELECT d.point, count(*) AS members
FROM days AS d
INNER JOIN app.membership AS m ON m.since <= d.day AND (m.until IS NULL OR m.until > d.day)
WHERE m.account_id IN (SELECT account_id FROM {rows})
GROUP BY d.point
