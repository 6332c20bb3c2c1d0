-- What the newest plan of each account says that bears on its health. Grain: account that has a plan. Null where a
-- question has no answer. `answers` counts what the plan's depth asks and was answered, `stale` those of it that nobody
-- looked at for too long.
SELECT
    p.account_id,
    max(p.touch_days) AS touch_days,
    CAST(max(CASE WHEN a.question_id = 'R02' THEN a.value END) AS DOUBLE) AS their_growth,
    CAST(max(CASE WHEN a.question_id = 'P07' THEN a.value END) AS DOUBLE) AS level_rating,
    CAST(max(CASE WHEN a.question_id = 'T04' THEN a.value END) AS DATE) AS sponsor_said,
    max(CASE WHEN a.question_id = 'I06' THEN a.value END) AS worst_thing,
    max(CASE WHEN a.question_id = 'V01' AND (a.confirmed_on IS NOT NULL OR a.source = 'customer') THEN 2
        WHEN a.question_id = 'V01' THEN 1 END) AS proof_said,
    CAST(max(CASE WHEN a.question_id = 'N06' THEN a.value END) AS DATE) AS needs_said,
    CAST(max(CASE WHEN a.question_id = 'I03' THEN a.value END) AS DATE) AS critical_said,
    CAST(max(CASE WHEN a.question_id = 'V05' THEN a.value END) AS DOUBLE) AS growth_said,
    CAST(max(CASE WHEN a.question_id = 'V05' THEN a.answered_at END) AS DATE) AS said_on,
    count(CASE WHEN q.depth <= p.depth THEN 1 END) AS answers,
    count(
        CASE
            WHEN q.depth <= p.depth
                AND coalesce(greatest(CAST(a.answered_at AS DATE), a.confirmed_on), DATE '1970-01-01')
                < $today - q.stale_after_days THEN 1
        END
    ) AS stale
FROM (
    SELECT
        n.account_id, n.plan_id, n.touch_days,
        CASE n.depth WHEN 'express' THEN 0 WHEN 'standard' THEN 1 ELSE 2 END AS depth,
        row_number() OVER (PARTITION BY n.account_id ORDER BY n.period_start DESC) AS age
    FROM app.plan AS n
    INNER JOIN population AS o ON o.account_id = n.account_id
    WHERE n.archived_at IS NULL
) AS p
LEFT JOIN app.answer AS a ON a.plan_id = p.plan_id AND a.state = 'answered' AND a.archived_at IS NULL
LEFT JOIN questions AS q ON q.question_id = a.question_id
WHERE p.age = 1
GROUP BY p.account_id
