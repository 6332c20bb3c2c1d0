-- What the accounts of `buyers` bought between $first and $until, as a sparse matrix. Grain: account and month with
-- orders. `account` is the account's row in buyers, `month` counts from 0. `cost` is null where that of any line is
-- unknown.
SELECT
    b.account,
    CAST(date_diff('month', CAST($first AS DATE), m.month) AS USMALLINT) AS month,
    CAST(m.revenue AS DOUBLE) AS revenue,
    CAST(m.cost AS DOUBLE) AS cost
FROM facts.account_month AS m
INNER JOIN buyers AS b ON b.account_id = m.account_id
WHERE m.month >= $first AND m.month < $until
