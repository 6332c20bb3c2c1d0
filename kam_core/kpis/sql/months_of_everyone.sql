-- What each account that ordered between $first and $until bought, as a sparse matrix. Grain: account and month with
-- orders. `account` and `month` count from 0. Accounts that are not loaded yet count like others.
SELECT
    ids.account,
    CAST(date_diff('month', CAST($first AS DATE), m.month) AS USMALLINT) AS month,
    CAST(m.revenue AS DOUBLE) AS revenue
FROM facts.account_month AS m
INNER JOIN (
    SELECT account_id, row_number() OVER () - 1 AS account
    FROM (SELECT DISTINCT account_id FROM facts.account_month WHERE month >= $first AND month < $until) AS there
) AS ids ON ids.account_id = m.account_id
WHERE m.month >= $first AND m.month < $until
