-- What all accounts together bought before $until. Grain: quarter with orders; $shift as in account_quarters.sql.
SELECT
    CAST(date_trunc('quarter', m.month - $shift * INTERVAL 1 MONTH) + $shift * INTERVAL 1 MONTH AS DATE) AS quarter,
    CAST(sum(m.revenue) AS DECIMAL(18, 4)) AS revenue
FROM facts.company_month AS m
WHERE m.month < $until
GROUP BY quarter
