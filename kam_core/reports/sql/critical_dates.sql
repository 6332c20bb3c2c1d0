-- The days ahead that decide something. Grain: such a day, the next first; contracts that were renewed are absent.
WITH contracts AS (
    SELECT c.contract_id, c.notice_on, c.end_on
    FROM facts.contract AS c
    LEFT JOIN facts.contract AS s ON s.renewed_from = c.contract_id
    WHERE s.contract_id IS NULL AND c.account_id = $account_id
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
    SELECT 'review' AS reason, '' AS what, next_review_on AS day
    FROM app.plan
    WHERE account_id = $account_id AND archived_at IS NULL AND locked_at IS NULL
    UNION ALL
    SELECT 'plan_end' AS reason, '' AS what, period_end AS day
    FROM app.plan
    WHERE account_id = $account_id AND archived_at IS NULL AND locked_at IS NULL
)
SELECT reason, what, day FROM dates WHERE day >= $today ORDER BY day, reason, what
