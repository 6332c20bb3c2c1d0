-- Deals that are open by the newest list that has them, with what happened to their close dates. Grain: deal.
-- `moves` has how often a deal's close date was put off until then, and by how many days together.
WITH seen AS (
    SELECT
        o.opportunity_id, o.snapshot_on, o.account_id, o.opportunity_name, o.opportunity_type, o.family, o.stage, o.status,
        o.amount_base, o.probability, o.created_on, o.close_on, o.owner_id,
        row_number() OVER (PARTITION BY o.opportunity_id ORDER BY o.snapshot_on DESC) AS age
    FROM facts.opportunity AS o
    LEFT JOIN population AS p ON p.account_id = o.account_id
    WHERE o.snapshot_on <= $day AND ($everyone OR p.account_id IS NOT NULL)
)
SELECT
    s.opportunity_id,
    s.opportunity_name,
    s.account_id,
    a.account_name,
    s.opportunity_type,
    s.family,
    s.stage,
    s.amount_base AS amount,
    s.probability,
    s.amount_base * s.probability AS weighted,
    s.created_on,
    s.close_on,
    s.close_on < $day AS overdue,
    s.owner_id,
    coalesce(n.person_name, s.owner_id) AS owner_name,
    m.postponed,
    m.days AS days_postponed,
    s.snapshot_on
FROM seen AS s
INNER JOIN moves AS m ON m.opportunity_id = s.opportunity_id
LEFT JOIN app.account AS a ON a.account_id = s.account_id
LEFT JOIN facts.person AS n ON n.person_id = s.owner_id
WHERE s.age = 1 AND s.status = 'open'
ORDER BY s.amount_base DESC NULLS LAST, s.opportunity_id
