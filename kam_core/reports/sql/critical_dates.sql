-- The days ahead that decide something. Grain: such a day, the next first; contracts that were renewed are absent.
WITH contracts AS (
    SELECT c.contract_id, c.notice_on, c.end_on
    FROM facts.contract AS c
    LEFT JOIN facts.contract AS s ON s.renewed_from = c.contract_id
    WHERE s.contract_id IS NULL AND c.account_id = $account_id
),
plans AS (
    SELECT plan_id, next_review_on, period_end
    FROM app.plan
    WHERE account_id = $account_id AND archived_at IS NULL AND locked_at IS NULL
),
said AS (
    SELECT a.question_id, CAST(a.value AS DATE) AS day
    FROM plans AS p
    INNER JOIN app.answer AS a ON a.plan_id = p.plan_id
    WHERE a.question_id IN ('R03', 'I03') AND a.state = 'answered' AND a.archived_at IS NULL
),
dates AS (
    SELECT 'contract_notice' AS reason, contract_id AS what, notice_on AS day FROM contracts
    UNION ALL
    SELECT 'contract_end' AS reason, contract_id AS what, end_on AS day FROM contracts
    UNION ALL
    SELECT 'rival_renewal' AS reason, competitor_name AS what, renewal_on AS day
    FROM app.competitor
    WHERE account_id = $account_id AND archived_at IS NULL
    UNION ALL
    SELECT 'obligation' AS reason, '' AS what, day FROM said WHERE question_id = 'R03'
    UNION ALL
    SELECT 'price_review' AS reason, '' AS what, day
    FROM said
    WHERE question_id = 'I03' AND day NOT IN (SELECT notice_on FROM contracts WHERE notice_on IS NOT NULL)
    AND day NOT IN (SELECT end_on FROM contracts WHERE end_on IS NOT NULL)
    UNION ALL
    SELECT 'review' AS reason, '' AS what, next_review_on AS day FROM plans
    UNION ALL
    SELECT 'plan_end' AS reason, '' AS what, period_end AS day FROM plans
)
SELECT reason, what, day FROM dates WHERE day >= $today ORDER BY day, reason, what
