-- What each account of a population bought and what it cost, as a sparse matrix. Grain: account and month with orders.
-- `account` and `month` count from 0; `margin` is null where the cost is unknown.
SELECT
    ids.account,
    CAST(date_diff('month', CAST($first AS DATE), m.month) AS USMALLINT) AS month,
    CAST(m.revenue AS DOUBLE) AS revenue,
    CAST(m.revenue - m.cost AS DOUBLE) AS margin
FROM facts.account_month AS m
INNER JOIN (
    SELECT there.account_id, row_number() OVER () - 1 AS account
    FROM (
        SELECT DISTINCT a.account_id
        FROM facts.account_month AS a
        WHERE
            a.month >= $first
            AND a.month < $until
            AND ($everyone OR a.account_id IN (SELECT p.account_id FROM population AS p))
    ) AS there
) AS ids ON ids.account_id = m.account_id
WHERE m.month >= $first AND m.month < $until
