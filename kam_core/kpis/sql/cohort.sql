-- What became of the accounts that had revenue in the window from $before to $first in the window from $first to
-- $until. Grain: one row; every sum is exact. {rows} is 'everyone', or 'chosen' for those in population.
WITH everyone AS (
    SELECT account_id, month, revenue FROM facts.account_month
),
chosen AS (
    SELECT account_id, month, revenue
    FROM facts.account_month
    WHERE account_id IN (SELECT account_id FROM population)
),
windows AS (
    SELECT
        account_id,
        sum(CASE WHEN month < $first THEN revenue ELSE 0 END) AS revenue_before,
        sum(CASE WHEN month >= $first THEN revenue ELSE 0 END) AS revenue
    FROM {rows}
    WHERE month >= $before AND month < $until
    GROUP BY account_id
)
SELECT
    count(*) AS accounts,
    count(CASE WHEN revenue > 0 THEN 1 END) AS kept,
    CAST(coalesce(sum(revenue_before), 0) AS DECIMAL(18, 4)) AS start,
    CAST(coalesce(sum(CASE WHEN revenue > revenue_before THEN revenue - revenue_before END), 0) AS DECIMAL(18, 4))
        AS expansion,
    CAST(
        coalesce(sum(CASE WHEN revenue > 0 AND revenue < revenue_before THEN revenue_before - revenue END), 0)
        AS DECIMAL(18, 4)
    ) AS contraction,
    CAST(coalesce(sum(CASE WHEN revenue <= 0 THEN revenue_before - revenue END), 0) AS DECIMAL(18, 4)) AS churn,
    CAST(coalesce(sum(revenue), 0) AS DECIMAL(18, 4)) AS "end"
FROM windows
WHERE revenue_before > 0
