-- Contracts that no other one follows and that end from $day on. Grain: contract, the next notice first.
SELECT
    c.contract_id,
    c.account_id,
    a.account_name,
    a.owner_id,
    n.person_name AS owner_name,
    c.value_base AS value,
    c.start_on,
    c.notice_on,
    c.end_on,
    least(CASE WHEN c.notice_on >= $day THEN c.notice_on END, c.end_on) AS decided_by,
    c.notice_on < $day AS notice_over,
    EXISTS (
        SELECT 1 FROM app.plan AS p
        WHERE
            p.account_id = c.account_id AND p.archived_at IS NULL
            AND p.period_start <= $day AND p.period_end >= $day
    ) AS has_plan
FROM facts.contract AS c
INNER JOIN population AS q ON q.account_id = c.account_id
INNER JOIN app.account AS a ON a.account_id = c.account_id
LEFT JOIN facts.person AS n ON n.person_id = a.owner_id AND n.active
WHERE c.end_on >= $day AND NOT EXISTS (SELECT 1 FROM facts.contract AS s WHERE s.renewed_from = c.contract_id)
ORDER BY decided_by, c.contract_id
