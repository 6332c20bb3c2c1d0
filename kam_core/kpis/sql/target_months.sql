-- The revenue target of an account (or, with scope 'company', of all) over some months. Grain: one row.
-- A target of three months is spread evenly; a month's own target wins. `months` is how many of them have one.
WITH months AS (
    SELECT
        coalesce(
            max(CASE WHEN t.period_months = 1 THEN t.value_base END),
            max(CASE WHEN t.period_months = 3 THEN t.value_base END) / 3
        ) AS target
    FROM (SELECT unnest(CAST($months AS DATE[])) AS month) AS c
    INNER JOIN facts.target AS t
        ON c.month >= date_trunc('month', t.period_start)
        AND c.month < date_trunc('month', t.period_start) + t.period_months * INTERVAL 1 MONTH
    WHERE t.kpi = 'revenue' AND t.scope = $scope AND ($scope = 'company' OR t.scope_id = $account_id)
    GROUP BY c.month
)
SELECT CAST(count(target) AS BIGINT) AS months, CAST(round(sum(target), 4) AS DECIMAL(18, 4)) AS target
FROM months
