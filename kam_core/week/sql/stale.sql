-- Answers of the newest plan that nobody looked at for too long, or that were taken over and not confirmed since.
-- Grain: account and category that has any. `day` is when the oldest of them was last looked at.
SELECT
    p.account_id, p.plan_id, q.category, count(*) AS answers,
    min(coalesce(greatest(CAST(a.answered_at AS DATE), a.confirmed_on), p.period_start)) AS day
FROM (
    SELECT
        n.account_id, n.plan_id, n.depth, n.period_start,
        row_number() OVER (PARTITION BY n.account_id ORDER BY n.period_start DESC) AS age
    FROM app.plan AS n
    WHERE n.archived_at IS NULL AND n.locked_at IS NULL AND n.account_id IN (SELECT account_id FROM population)
) AS p
INNER JOIN app.answer AS a
    ON a.plan_id = p.plan_id AND a.state IN ('answered', 'not_applicable') AND a.archived_at IS NULL
INNER JOIN questions AS q ON q.question_id = a.question_id
WHERE
    p.age = 1
    AND q.depth <= CASE p.depth WHEN 'express' THEN 0 WHEN 'standard' THEN 1 ELSE 2 END
    AND (
        a.carried
        OR coalesce(greatest(CAST(a.answered_at AS DATE), a.confirmed_on), DATE '1970-01-01')
            < $today - q.stale_after_days
    )
GROUP BY p.account_id, p.plan_id, q.category
