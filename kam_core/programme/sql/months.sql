-- What every account bought between $first and $until, as a sparse matrix. Grain: account and month with orders.
-- `account` and `month` count from 0, accounts by their ids. `cost` is null where that of any line is unknown.
SELECT
    ids.account,
    CAST(date_diff('month', CAST($first AS DATE), m.month) AS USMALLINT) AS month,
    CAST(m.revenue AS DOUBLE) AS revenue,
    CAST(m.cost AS DOUBLE) AS cost
FROM facts.account_month AS m
INNER JOIN (
    SELECT there.account_id, row_number() OVER (ORDER BY there.account_id) - 1 AS account
    FROM (SELECT DISTINCT account_id FROM facts.account_month WHERE month >= $first AND month < $until) AS there
) AS ids ON ids.account_id = m.account_id
WHERE m.month >= $first AND m.month < $until
