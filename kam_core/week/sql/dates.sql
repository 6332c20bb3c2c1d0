-- Days that decide something, from $since on: of contracts whose renewal nobody agreed to, of rivals, of what the plan
-- says, and of its reviews. Grain: one such day. `until` is the last day that is near enough, by kind.
WITH plans AS (
    SELECT account_id, plan_id, next_review_on, period_end
    FROM (
        SELECT
            p.account_id, p.plan_id, p.next_review_on, p.period_end,
            row_number() OVER (PARTITION BY p.account_id ORDER BY p.period_start DESC) AS age
        FROM app.plan AS p
        WHERE p.archived_at IS NULL AND p.account_id IN (SELECT account_id FROM population)
    ) AS newest
    WHERE age = 1
),
contracts AS (
    SELECT c.account_id, c.contract_id, c.notice_on, c.end_on, c.value_base
    FROM facts.contract AS c
    LEFT JOIN facts.contract AS s ON s.renewed_from = c.contract_id
    WHERE s.contract_id IS NULL AND c.account_id IN (SELECT account_id FROM population)
),
said AS (
    SELECT p.account_id, a.question_id, CAST(a.value AS DATE) AS day
    FROM plans AS p
    INNER JOIN app.answer AS a ON a.plan_id = p.plan_id
    WHERE a.question_id IN ('R03', 'I03', 'C06') AND a.state = 'answered' AND a.archived_at IS NULL
),
dates AS (
    SELECT account_id, 'contract_notice' AS reason, contract_id AS what, notice_on AS day, value_base AS at_stake
    FROM contracts
    WHERE notice_on >= $today
    UNION ALL
    SELECT account_id, 'contract_end' AS reason, contract_id AS what, end_on AS day, value_base AS at_stake
    FROM contracts
    WHERE notice_on IS NULL OR notice_on < $today
    UNION ALL
    SELECT account_id, 'rival_renewal' AS reason, competitor_name AS what, renewal_on AS day, NULL AS at_stake
    FROM app.competitor
    WHERE archived_at IS NULL AND account_id IN (SELECT account_id FROM population)
    UNION ALL
    SELECT s.account_id, 'rival_renewal' AS reason, NULL AS what, s.day, NULL AS at_stake
    FROM said AS s
    WHERE s.question_id = 'C06' AND NOT EXISTS (
        SELECT 1 FROM app.competitor AS k
        WHERE k.account_id = s.account_id AND k.renewal_on = s.day AND k.archived_at IS NULL
    )
    UNION ALL
    SELECT account_id, 'obligation' AS reason, NULL AS what, day, NULL AS at_stake
    FROM said
    WHERE question_id = 'R03'
    UNION ALL
    SELECT s.account_id, 'price_review' AS reason, NULL AS what, s.day, NULL AS at_stake
    FROM said AS s
    WHERE s.question_id = 'I03' AND NOT EXISTS (
        SELECT 1 FROM contracts AS c
        WHERE c.account_id = s.account_id AND (c.notice_on = s.day OR c.end_on = s.day)
    )
    UNION ALL
    SELECT account_id, 'review' AS reason, NULL AS what, next_review_on AS day, NULL AS at_stake
    FROM plans
    UNION ALL
    SELECT account_id, 'plan_over' AS reason, NULL AS what, period_end AS day, NULL AS at_stake
    FROM plans
)
SELECT d.account_id, d.reason, d.what, d.day, d.at_stake
FROM dates AS d
INNER JOIN horizons AS h ON h.reason = d.reason
WHERE d.day >= h.since AND d.day <= h.until
