-- When the plan was made, and the last of all that was saved with it. Grain: one row; none where nobody opened it.
SELECT max(h.sequence) AS sequence, min(h.changed_at) AS opened_at
FROM app.history AS h
WHERE
    h.request_id = (
        SELECT min(o.request_id)
        FROM app.history AS o
        WHERE o.record = 'plan' AND o.record_id = $plan_id AND o.action = 'add'
    )
HAVING count(*) > 0
