-- How many buying units of one account bought something in windows. Grain: window; none where no unit of the account is
-- loaded. `units` are those that are loaded and those that lines before the last window's end name, at each window the
-- same. The lines of an account lie together: only its own are read, and none where it has no unit.
WITH loaded AS MATERIALIZED (
    SELECT u.unit_id FROM facts.unit AS u WHERE u.account_id = $account_id
),
summed AS MATERIALIZED (
    SELECT
        l.unit_key,
        date_trunc('month', l.order_date) AS month,
        -- As the rollups do it: each line at its own rate.
        sum(CASE WHEN t.rate IS NULL THEN l.revenue ELSE CAST(l.revenue * t.rate AS DECIMAL(18, 4)) END) AS revenue
    FROM facts.stored_line AS l
    LEFT JOIN facts.line_terms AS t ON t.terms_no = l.terms_no
    WHERE
        l.account_key = (
            SELECT k.account_key
            FROM facts.account_key AS k
            WHERE k.account_id = $account_id AND EXISTS (SELECT 1 FROM loaded)
        )
        AND l.unit_key IS NOT NULL
        AND l.order_date < $until
    GROUP BY l.unit_key, date_trunc('month', l.order_date)
),
bought AS (
    SELECT w.point, s.unit_key
    FROM windows AS w
    INNER JOIN summed AS s ON s.month >= w.first AND s.month < w.until
    GROUP BY w.point, s.unit_key
    HAVING sum(s.revenue) > 0
),
known AS (
    SELECT unit_id FROM loaded
    UNION
    SELECT k.unit_id
    FROM facts.unit_key AS k
    WHERE k.unit_key IN (SELECT s.unit_key FROM summed AS s)
)
SELECT w.point, count(b.unit_key) AS bought, n.units
FROM windows AS w
CROSS JOIN (SELECT count(*) AS units FROM known) AS n
LEFT JOIN bought AS b ON b.point = w.point
WHERE EXISTS (SELECT 1 FROM loaded)
GROUP BY w.point, n.units
