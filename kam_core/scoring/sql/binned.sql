-- Accounts with both scores by square cells of the matrix; 100 belongs to the last cell. Grain: cell that has accounts.
SELECT
    least(floor(s.strength / $width), $cells - 1) * $width AS strength,
    least(floor(s.attractiveness / $width), $cells - 1) * $width AS attractiveness,
    count(*) AS accounts,
    CAST(sum(s.revenue) AS DECIMAL(18, 4)) AS revenue
FROM app.score AS s
INNER JOIN population AS p ON p.account_id = s.account_id
WHERE s.as_of = $day AND s.criteria_version = $version AND s.quadrant IS NOT NULL
GROUP BY 1, 2
ORDER BY 1, 2
