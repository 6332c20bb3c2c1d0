-- What somebody has to do or find out by $until. Grain: action or open question. Outside of the population (`among`),
-- only what one of $owners has to do. `place` is the status of an action, and the plan's question that is open.
SELECT
    t.account_id, t.reason, t.what, t.due_on, t.record, t.record_id, t.place
FROM (
    SELECT
        account_id, 'action' AS reason, title AS what, due_on, owner_id,
        'action' AS record, action_id AS record_id, status AS place
    FROM app.action
    WHERE status IN ('open', 'doing') AND archived_at IS NULL AND due_on <= $until
    UNION ALL
    SELECT
        account_id, 'open_question' AS reason, question AS what, due_on, owner_id,
        'open_question' AS record, open_question_id AS record_id, question_id AS place
    FROM app.open_question
    WHERE status = 'open' AND archived_at IS NULL AND due_on <= $until
) AS t
INNER JOIN accounts AS a ON a.account_id = t.account_id
WHERE a.among OR t.owner_id = ANY(CAST($owners AS VARCHAR[]))
