-- The first day after $today on which anything is due. Grain: one row; null where nothing is.
SELECT min(day) AS day
FROM (
    SELECT notice_on AS day, account_id FROM facts.contract
    UNION ALL
    SELECT end_on AS day, account_id FROM facts.contract
    UNION ALL
    SELECT renewal_on AS day, account_id FROM app.competitor WHERE archived_at IS NULL
    UNION ALL
    SELECT next_review_on AS day, account_id FROM app.plan WHERE archived_at IS NULL
    UNION ALL
    SELECT due_on AS day, account_id FROM app.action WHERE status IN ('open', 'doing') AND archived_at IS NULL
    UNION ALL
    SELECT due_on AS day, account_id FROM app.open_question WHERE status = 'open' AND archived_at IS NULL
) AS dates
WHERE day > $today AND account_id IN (SELECT account_id FROM population)
