-- What the newest plan of each account says of its themes. Grain: account that has a plan. `asked` and `answered` count
-- the questions on trends and needs that the plan's depth asks.
SELECT
    p.account_id,
    p.plan_id,
    p.locked_at IS NOT NULL AS locked,
    p.illustrative,
    p.penetrate,
    p.expand,
    p.protect,
    CAST(max(CASE WHEN a.question_id = 'R02' THEN a.value END) AS DOUBLE) AS their_growth,
    CAST(max(CASE WHEN a.question_id = 'C05' THEN a.value END) AS DOUBLE) AS hard_to_leave,
    (SELECT count(*) FROM questions AS every WHERE every.depth <= p.depth) AS asked,
    count(CASE WHEN q.depth <= p.depth THEN 1 END) AS answered
FROM (
    SELECT
        n.account_id, n.plan_id, n.locked_at, n.illustrative, n.penetrate, n.expand, n.protect,
        CASE n.depth WHEN 'express' THEN 0 WHEN 'standard' THEN 1 ELSE 2 END AS depth,
        row_number() OVER (PARTITION BY n.account_id ORDER BY n.period_start DESC) AS age
    FROM app.plan AS n
    INNER JOIN population AS o ON o.account_id = n.account_id
    WHERE n.archived_at IS NULL
) AS p
LEFT JOIN app.answer AS a ON a.plan_id = p.plan_id AND a.state = 'answered' AND a.archived_at IS NULL
LEFT JOIN questions AS q ON q.question_id = a.question_id
WHERE p.age = 1
GROUP BY p.account_id, p.plan_id, p.locked_at, p.illustrative, p.penetrate, p.expand, p.protect, p.depth
