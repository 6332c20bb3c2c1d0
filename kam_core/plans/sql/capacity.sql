-- Grain: an owner of accounts that have a plan, the one whose accounts ask for most first.
WITH
newest AS (
    SELECT p.account_id, max(p.period_start) AS period_start
    FROM app.plan AS p
    WHERE p.archived_at IS NULL
    GROUP BY p.account_id
),
planned AS (
    SELECT a.owner_id, p.account_id, p.plan_id
    FROM newest AS n
    INNER JOIN app.plan AS p
        ON p.account_id = n.account_id AND p.period_start = n.period_start AND p.archived_at IS NULL
    INNER JOIN app.account AS a ON a.account_id = p.account_id
    WHERE a.owner_id IS NOT NULL
),
given AS (
    SELECT plan_id, CAST(value AS DECIMAL(18, 4)) AS hours
    FROM app.answer
    WHERE question_id = $question_id AND state = 'answered'
),
asked AS (
    SELECT
        account_id,
        sum(effort_hours / greatest(1, coalesce(due_on - $today, 0) / 30.4)) AS hours
    FROM app.action
    WHERE archived_at IS NULL AND status IN ('open', 'doing') AND effort_hours IS NOT NULL
    GROUP BY account_id
),
own AS (
    SELECT person_id, sum(hours_a_month) AS hours
    FROM app.team_member
    WHERE archived_at IS NULL AND hours_a_month IS NOT NULL
    GROUP BY person_id
)
SELECT
    p.owner_id AS person_id,
    coalesce(max(f.person_name), p.owner_id) AS person_name,
    count(*) AS accounts,
    CAST(sum(g.hours) AS DOUBLE) AS given,
    round(CAST(sum(k.hours) AS DOUBLE), 1) AS asked,
    CAST(max(o.hours) AS DOUBLE) AS own,
    round(CAST(sum(g.hours) - sum(k.hours) AS DOUBLE), 1) AS gap
FROM planned AS p
LEFT JOIN facts.person AS f ON f.person_id = p.owner_id
LEFT JOIN given AS g ON g.plan_id = p.plan_id
LEFT JOIN asked AS k ON k.account_id = p.account_id
LEFT JOIN own AS o ON o.person_id = p.owner_id
GROUP BY p.owner_id
ORDER BY asked DESC NULLS LAST, person_name, person_id
