-- The accounts that lines may be about: those of the population (`among`), and those where one of $owners has to do
-- something. Grain: account. `revenue` is that of the year from $first to before $until; null where no month is closed.
SELECT
    a.account_id,
    a.account_name,
    p.account_id IS NOT NULL AS among,
    m.account_id IS NOT NULL AS is_key,
    n.account_id IS NOT NULL AS has_plan,
    CASE WHEN $first IS NOT NULL THEN coalesce(r.revenue, 0) END AS revenue
FROM app.account AS a
LEFT JOIN population AS p ON p.account_id = a.account_id
LEFT JOIN (
    SELECT DISTINCT account_id FROM app.membership WHERE since <= $today AND (until IS NULL OR until > $today)
) AS m ON m.account_id = a.account_id
LEFT JOIN (SELECT DISTINCT account_id FROM app.plan WHERE archived_at IS NULL) AS n ON n.account_id = a.account_id
LEFT JOIN (
    SELECT b.account_id, CAST(sum(b.revenue) AS DECIMAL(18, 4)) AS revenue
    FROM facts.account_month AS b
    WHERE b.month >= $first AND b.month < $until
    GROUP BY b.account_id
) AS r ON r.account_id = a.account_id
WHERE
    p.account_id IS NOT NULL
    OR a.account_id IN (
        SELECT account_id FROM app.action
        WHERE status IN ('open', 'doing') AND archived_at IS NULL AND owner_id = ANY(CAST($owners AS VARCHAR[]))
        UNION ALL
        SELECT account_id FROM app.open_question
        WHERE status = 'open' AND archived_at IS NULL AND owner_id = ANY(CAST($owners AS VARCHAR[]))
    )
ORDER BY a.account_id
