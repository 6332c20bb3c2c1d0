-- What is missing to what comparable accounts buy, over all cells of some accounts. Grain: one row. `known` are cells
-- that apply and have a potential, `value` sums max(potential - revenue, 0) over them; null without any. The same as
-- over the rows of cells.sql, without making one for each account and family: of the potentials of a segment and third,
-- times its accounts, what is bought of each is taken off, and cells that do not apply wholly.
WITH members AS MATERIALIZED (
    SELECT
        a.account_id,
        a.segment,
        CASE WHEN s.revenue > 0 THEN CASE WHEN s.revenue <= $small THEN 1 WHEN s.revenue <= $middle THEN 2 ELSE 3 END
        END AS third
    FROM app.account AS a
    LEFT JOIN (
        SELECT m.account_id, sum(m.revenue) AS revenue
        FROM facts.account_month AS m
        WHERE m.month >= $first AND m.month < $until
        GROUP BY m.account_id
    ) AS s ON s.account_id = a.account_id
    WHERE a.segment IS NOT NULL AND a.account_id IN (SELECT account_id FROM chosen)
),
groups AS (
    SELECT segment, third, count(*) AS accounts FROM members GROUP BY segment, third
),
-- Of the same third where enough buy it there, else of the whole segment, else unknown.
potentials AS MATERIALIZED (
    SELECT
        g.segment,
        g.third,
        g.accounts,
        w.family,
        CASE WHEN t.buyers >= $least THEN t.potential WHEN w.buyers >= $least THEN w.potential END AS potential
    FROM groups AS g
    INNER JOIN peers AS w ON w.segment = g.segment AND w.third IS NULL
    LEFT JOIN peers AS t ON t.segment = g.segment AND t.third = g.third AND t.family = w.family
),
bought AS MATERIALIZED (
    SELECT b.account_id, b.family, sum(b.revenue) AS revenue
    FROM facts.account_family_month AS b
    WHERE b.month >= $first AND b.month < $until AND b.account_id IN (SELECT account_id FROM members)
    GROUP BY b.account_id, b.family
),
barred AS (
    SELECT c.account_id, c.family
    FROM app.white_space_cell AS c
    LEFT JOIN bought AS b ON b.account_id = c.account_id AND b.family = c.family
    WHERE c.applicable = 'no' AND c.archived_at IS NULL AND coalesce(b.revenue, 0) <= 0
),
taken AS (
    SELECT
        sum(least(p.potential, b.revenue)) FILTER (WHERE n.account_id IS NULL) AS revenue
    FROM bought AS b
    INNER JOIN members AS m ON m.account_id = b.account_id
    INNER JOIN potentials AS p
        ON p.segment = m.segment AND p.third IS NOT DISTINCT FROM m.third AND p.family = b.family
    LEFT JOIN barred AS n ON n.account_id = b.account_id AND n.family = b.family
    WHERE p.potential IS NOT NULL
),
left_out AS (
    SELECT count(*) AS cells, sum(p.potential) AS potential
    FROM barred AS n
    INNER JOIN members AS m ON m.account_id = n.account_id
    INNER JOIN potentials AS p
        ON p.segment = m.segment AND p.third IS NOT DISTINCT FROM m.third AND p.family = n.family
    WHERE p.potential IS NOT NULL
),
whole AS (
    SELECT sum(accounts) AS cells, sum(accounts * potential) AS potential FROM potentials WHERE potential IS NOT NULL
)
SELECT
    CAST(coalesce(w.cells, 0) - l.cells AS BIGINT) AS known,
    CASE
        WHEN coalesce(w.cells, 0) > l.cells
            THEN CAST(w.potential - coalesce(t.revenue, 0) - coalesce(l.potential, 0) AS DECIMAL(18, 4))
    END AS value
FROM whole AS w
CROSS JOIN taken AS t
CROSS JOIN left_out AS l
