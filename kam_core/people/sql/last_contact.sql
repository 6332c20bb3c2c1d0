-- When somebody of each account and one of us last spoke, both sides. Grain: account of the population.
WITH last AS (
    SELECT t.account_id, t.contact_id, t.person_ids, t.touched_on
    FROM app.touch AS t
    WHERE t.account_id IN (SELECT account_id FROM population) AND t.touched_on <= $today
    QUALIFY
        row_number() OVER (
            PARTITION BY t.account_id ORDER BY t.touched_on DESC, t.touch_id DESC, t.contact_id NULLS LAST
        ) = 1
),

plan AS (
    SELECT account_id, touch_days
    FROM app.plan
    WHERE archived_at IS NULL
    QUALIFY row_number() OVER (PARTITION BY account_id ORDER BY period_start DESC) = 1
)

SELECT
    a.account_id,
    last.touched_on AS last_on,
    last.contact_id,
    c.contact_name,
    last.person_ids AS last_by_ids,
    coalesce(plan.touch_days, $touch_days) AS touch_days
FROM population AS a
LEFT JOIN last ON last.account_id = a.account_id
LEFT JOIN app.contact AS c ON c.contact_id = last.contact_id
LEFT JOIN plan ON plan.account_id = a.account_id
ORDER BY a.account_id
