-- What each account of a population bought, as a sparse matrix. Grain: account and month with orders.
-- `account` is the account's row in population, `month` counts from $first.
SELECT
    p.account,
    CAST(date_diff('month', CAST($first AS DATE), m.month) AS UTINYINT) AS month,
    CAST(m.revenue AS DOUBLE) AS revenue
FROM facts.account_month AS m
INNER JOIN population AS p ON p.account_id = m.account_id
WHERE m.month >= $first AND m.month < $until
