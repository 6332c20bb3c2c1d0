-- How many families the accounts of a population buy in some windows. Grain: window (`point`) by which any had ordered.
-- Accounts that had never ordered do not count. {rows} is 'everyone', or 'chosen' for those in population. A family is
-- there from its month in `since` on; what was decided not to apply counts as it is decided today, unless the account
-- bought it.
WITH everyone AS (
    SELECT DISTINCT account_id FROM facts.account_month
),
chosen AS (
    SELECT account_id FROM population
),
members AS MATERIALIZED (
    SELECT account_id, min(month) AS month
    FROM facts.account_month
    WHERE account_id IN (SELECT account_id FROM {rows})
    GROUP BY account_id
),
offered AS (
    SELECT w.point, w.until, count(s.family) AS families
    FROM windows AS w
    LEFT JOIN since AS s ON s.month < w.until
    GROUP BY w.point, w.until
),
-- Of these accounts first: the windows overlap, and each row counts in up to all of them.
theirs AS MATERIALIZED (
    SELECT account_id, family, month, revenue
    FROM facts.account_family_month
    WHERE
        month >= (SELECT min(first) FROM windows) AND month < (SELECT max(until) FROM windows)
        AND account_id IN (SELECT account_id FROM members)
),
bought AS (
    SELECT w.point, b.account_id, b.family
    FROM windows AS w
    INNER JOIN theirs AS b ON b.month >= w.first AND b.month < w.until
    GROUP BY w.point, b.account_id, b.family
    HAVING sum(b.revenue) > 0
),
counted AS (
    SELECT point, account_id, count(*) AS lines FROM bought GROUP BY point, account_id
),
barred AS (
    SELECT w.point, c.account_id, count(*) AS families
    FROM windows AS w
    INNER JOIN since AS s ON s.month < w.until
    INNER JOIN app.white_space_cell AS c ON c.family = s.family
    LEFT JOIN bought AS b ON b.point = w.point AND b.account_id = c.account_id AND b.family = c.family
    WHERE c.applicable = 'no' AND c.archived_at IS NULL AND b.family IS NULL
    GROUP BY w.point, c.account_id
),
each_account AS (
    SELECT
        o.point,
        o.families,
        o.families - coalesce(n.families, 0) AS applicable,
        coalesce(k.lines, 0) AS lines
    FROM offered AS o
    INNER JOIN members AS m ON m.month < o.until
    LEFT JOIN counted AS k ON k.point = o.point AND k.account_id = m.account_id
    LEFT JOIN barred AS n ON n.point = o.point AND n.account_id = m.account_id
)
SELECT
    point,
    max(families) AS families,
    count(*) AS accounts,
    count(CASE WHEN applicable > 0 THEN 1 END) AS served,
    count(CASE WHEN lines > 0 THEN 1 END) AS active,
    count(CASE WHEN lines > 1 THEN 1 END) AS several,
    CAST(sum(applicable) AS BIGINT) AS applicable,
    CAST(sum(lines) AS BIGINT) AS lines,
    CAST(sum(lines * (lines - 1)) AS BIGINT) AS pairs,
    CAST(sum(CASE WHEN applicable = families THEN lines ELSE 0 END) AS BIGINT) AS free,
    coalesce(
        sum(CASE WHEN applicable > 0 AND applicable < families THEN CAST(lines AS DOUBLE) / applicable END), 0
    ) AS shares
FROM each_account
GROUP BY point
