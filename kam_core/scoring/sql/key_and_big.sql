-- Members of the list in a population, and as many of its accounts as there are members by size.
-- Grain: account that is key or big.
SELECT account_id, account_name, kind, revenue, quadrant, place, is_key, place <= members AS is_big
FROM (
    SELECT
        s.account_id,
        s.account_name,
        s.kind,
        s.revenue,
        s.quadrant,
        s.kind IN ('existing', 'emerging') AS is_key,
        count(CASE WHEN s.kind IN ('existing', 'emerging') THEN 1 END) OVER () AS members,
        CASE
            WHEN s.revenue > 0 THEN row_number() OVER (ORDER BY s.revenue DESC NULLS LAST, s.account_id ASC)
        END AS place
    FROM app.position AS s
    INNER JOIN population AS p ON p.account_id = s.account_id
    WHERE s.as_of = $day AND s.criteria_version = $version
) AS ranked
WHERE is_key OR place <= members
ORDER BY revenue DESC NULLS LAST, account_id ASC
