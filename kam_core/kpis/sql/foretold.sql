-- What deals should bring in the last full quarter before each window's end, and what they brought. Grain: point whose
-- quarter has a list of deals of its first day or the 31 days before, and one of its last day or later.
-- `deals` were to close in the quarter or were won in it: `due`, of which `weighed` have an amount and a probability, by
-- the newest list of those days that has the deal; what was won is said by the newest of all. Nothing is missing of
-- `known` ones.
WITH lists AS (
    SELECT DISTINCT snapshot_on FROM facts.opportunity
),
quarters AS (
    SELECT w.point, w.first, w.over
    FROM (
        SELECT
            point,
            CAST(date_trunc('quarter', until) - INTERVAL 3 MONTH AS DATE) AS first,
            CAST(date_trunc('quarter', until) AS DATE) AS over
        FROM windows
    ) AS w
    WHERE
        EXISTS (SELECT 1 FROM lists AS l WHERE l.snapshot_on >= w.first - 31 AND l.snapshot_on <= w.first)
        AND EXISTS (SELECT 1 FROM lists AS l WHERE l.snapshot_on >= w.over - 1)
),
deals AS (
    SELECT
        o.opportunity_id, o.snapshot_on, o.status, o.amount_base, o.probability, o.close_on,
        row_number() OVER (PARTITION BY o.opportunity_id ORDER BY o.snapshot_on DESC) AS age
    FROM facts.opportunity AS o
    WHERE $everyone OR o.account_id IN (SELECT p.account_id FROM population AS p)
),
foreseen AS (
    SELECT
        q.point, q.first, q.over, d.opportunity_id, d.status, d.close_on, d.amount_base * d.probability AS weighted,
        row_number() OVER (PARTITION BY q.point, d.opportunity_id ORDER BY d.snapshot_on DESC) AS age
    FROM quarters AS q
    INNER JOIN deals AS d ON d.snapshot_on >= q.first - 31 AND d.snapshot_on <= q.first
),
due AS (
    SELECT point, opportunity_id, weighted
    FROM foreseen
    WHERE age = 1 AND status = 'open' AND close_on >= first AND close_on < over
),
won AS (
    SELECT q.point, d.opportunity_id, d.amount_base
    FROM quarters AS q
    INNER JOIN deals AS d ON d.close_on >= q.first AND d.close_on < q.over
    WHERE d.age = 1 AND d.status = 'won'
),
either AS (
    SELECT
        coalesce(d.point, w.point) AS point, d.opportunity_id AS due, d.weighted, w.opportunity_id AS won, w.amount_base
    FROM due AS d
    FULL JOIN won AS w ON w.point = d.point AND w.opportunity_id = d.opportunity_id
)
SELECT
    point,
    count(*) AS deals,
    count(due) AS due,
    count(weighted) AS weighed,
    count(*) FILTER (WHERE (due IS NULL OR weighted IS NOT NULL) AND (won IS NULL OR amount_base IS NOT NULL)) AS known,
    CAST(coalesce(sum(weighted), 0) AS DECIMAL(18, 4)) AS weighted_amount,
    CAST(coalesce(sum(amount_base), 0) AS DECIMAL(18, 4)) AS won_amount
FROM either
GROUP BY point
