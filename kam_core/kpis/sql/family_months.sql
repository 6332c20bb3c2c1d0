-- What each account of a population bought of each family, as a sparse matrix. Grain: account, family and month with
-- order lines. `cell` (an account and family), `account`, `family` and `month` count from 0.
SELECT
    ids.cell,
    ids.account,
    ids.family_number AS family,
    CAST(date_diff('month', CAST($first AS DATE), m.month) AS USMALLINT) AS month,
    CAST(m.revenue AS DOUBLE) AS revenue
FROM facts.account_family_month AS m
INNER JOIN (
    SELECT
        there.account_id,
        there.family,
        dense_rank() OVER (ORDER BY there.account_id) - 1 AS account,
        dense_rank() OVER (ORDER BY there.family) - 1 AS family_number,
        row_number() OVER (ORDER BY there.account_id, there.family) - 1 AS cell
    FROM (
        SELECT DISTINCT f.account_id, f.family
        FROM facts.account_family_month AS f
        WHERE
            f.month >= $first
            AND f.month < $until
            AND ($everyone OR f.account_id IN (SELECT p.account_id FROM population AS p))
    ) AS there
) AS ids ON ids.account_id = m.account_id AND ids.family = m.family
WHERE m.month >= $first AND m.month < $until
