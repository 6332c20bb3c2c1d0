-- What accounts bought in the year from $first and in the year before it, and how much they say they grow themselves,
-- in percent. Grain: account of `plans` whose plan says so.
SELECT
    p.account_id,
    CAST(coalesce(sum(CASE WHEN m.month >= $first THEN m.revenue END), 0) AS DOUBLE) AS revenue,
    CAST(coalesce(sum(CASE WHEN m.month < $first THEN m.revenue END), 0) AS DOUBLE) AS revenue_before,
    CAST(max(a.value) AS DOUBLE) AS their_growth
FROM plans AS p
INNER JOIN app.answer AS a ON a.plan_id = p.plan_id
LEFT JOIN facts.account_month AS m
    ON m.account_id = p.account_id AND m.month >= $before_first AND m.month < $until
WHERE a.question_id = 'R02' AND a.state = 'answered' AND a.archived_at IS NULL
GROUP BY p.account_id
ORDER BY p.account_id
