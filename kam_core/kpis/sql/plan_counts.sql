-- What the newest plan of each account of a population holds. Grain: account that has a plan, by account. $express and
-- the others say how many questions a depth asks. `is_key`: the account is on the list of key accounts.
WITH
newest AS MATERIALIZED (
    SELECT account_id, plan_id, depth, stage, period_start, period_end, depth_rank
    FROM (
        SELECT
            account_id, plan_id, depth, stage, period_start, period_end,
            CASE depth WHEN 'express' THEN 0 WHEN 'standard' THEN 1 ELSE 2 END AS depth_rank,
            row_number() OVER (PARTITION BY account_id ORDER BY period_start DESC) AS age
        FROM app.plan
        WHERE archived_at IS NULL AND ($everyone OR account_id IN (SELECT account_id FROM population))
    ) AS p
    WHERE age = 1
),
answered AS (
    SELECT
        n.plan_id,
        count(CASE WHEN a.state = 'answered' AND NOT a.carried THEN 1 END) AS answered,
        count(CASE WHEN a.state = 'not_applicable' THEN 1 END) AS not_applicable,
        count(CASE WHEN a.state = 'unknown' THEN 1 END) AS unknown,
        count(CASE WHEN a.carried THEN 1 END) AS carried,
        count(CASE WHEN a.state = 'answered' THEN 1 END) AS aged,
        count(
            CASE
                WHEN a.state = 'answered'
                    AND $today - coalesce(
                        greatest(CAST(a.answered_at AS DATE), a.confirmed_on), CAST('1970-01-01' AS DATE)
                    ) > q.stale_after_days
                    THEN 1
            END
        ) AS stale
    FROM newest AS n
    INNER JOIN app.answer AS a ON a.plan_id = n.plan_id
    INNER JOIN asked AS q ON q.question_id = a.question_id AND q.depth_rank <= n.depth_rank
    GROUP BY n.plan_id
)
SELECT
    n.account_id, n.plan_id, n.depth, n.stage, n.period_start, n.period_end,
    coalesce(a.answered, 0) AS answered,
    CASE n.depth_rank WHEN 0 THEN $express WHEN 1 THEN $standard ELSE $full_depth END
        - coalesce(a.not_applicable, 0) AS applicable,
    coalesce(a.unknown, 0) AS unknown,
    coalesce(a.carried, 0) AS carried,
    coalesce(a.aged, 0) AS aged,
    coalesce(a.stale, 0) AS stale,
    n.account_id IN (
        SELECT m.account_id FROM app.membership AS m WHERE m.since <= $today AND (m.until IS NULL OR m.until > $today)
    ) AS is_key
FROM newest AS n
LEFT JOIN answered AS a ON a.plan_id = n.plan_id
ORDER BY n.account_id
