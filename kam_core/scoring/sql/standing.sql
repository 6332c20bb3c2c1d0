-- How many accounts of a population stand where. Grain: quadrant (null: without both scores).
SELECT
    s.quadrant,
    count(*) AS accounts,
    CAST(sum(s.revenue) AS DECIMAL(18, 4)) AS revenue,
    count(CASE WHEN s.border_margin < $borderline THEN 1 END) AS borderline,
    count(CASE WHEN least(s.attractiveness_coverage, s.strength_coverage) < $low_coverage THEN 1 END) AS low_coverage
FROM app.score AS s
INNER JOIN population AS p ON p.account_id = s.account_id
WHERE s.as_of = $day AND s.criteria_version = $version
GROUP BY s.quadrant
ORDER BY s.quadrant
