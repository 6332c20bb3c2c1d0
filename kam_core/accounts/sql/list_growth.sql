-- Grain: month since the first admission; how many were on the list on its last day, or on $today in the last month.
SELECT
    day.month,
    count(m.membership_id) AS members
FROM (
    SELECT
        CAST(moment AS DATE) AS month,
        least(CAST(moment + INTERVAL 1 MONTH - INTERVAL 1 DAY AS DATE), CAST($today AS DATE)) AS day
    FROM generate_series(
        (SELECT date_trunc('month', CAST(min(since) AS TIMESTAMP)) FROM app.membership),
        CAST($today AS TIMESTAMP),
        INTERVAL 1 MONTH
    ) AS months (moment)
) AS day
LEFT JOIN app.membership AS m ON m.since <= day.day AND (m.until IS NULL OR m.until > day.day)
GROUP BY day.month
ORDER BY day.month
