-- What accounts of the same segment bought from $first to before $until, and this one did not: families that at least
-- $least of them, and a quarter of those that bought anything, bought. Grain: family, the most common first.
WITH
bought AS MATERIALIZED (
    SELECT f.family, f.account_id
    FROM facts.account_family_month AS f
    INNER JOIN app.account AS p ON p.account_id = f.account_id
    INNER JOIN app.account AS a ON a.segment = p.segment
    WHERE a.account_id = $account_id AND f.month >= $first AND f.month < $until
    GROUP BY f.family, f.account_id
    HAVING sum(f.revenue) > 0
)
SELECT family, count(*) AS buyers
FROM bought
GROUP BY family
HAVING
    count(*) >= $least AND count(*) * 4 >= (SELECT count(DISTINCT account_id) FROM bought)
    AND count(CASE WHEN account_id = $account_id THEN 1 END) = 0
ORDER BY buyers DESC, family
LIMIT $most
