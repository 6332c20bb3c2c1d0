-- Opportunities as the newest list that has them says. Grain: opportunity; amounts in the base currency.
SELECT
    opportunity_id, snapshot_on, account_id, opportunity_name, opportunity_type, family, stage, status, amount, probability,
    created_on, close_on, owner, illustrative
FROM (
    SELECT
        o.opportunity_id, o.snapshot_on, o.account_id, o.opportunity_name, o.opportunity_type, o.family, o.stage, o.status,
        o.amount_base AS amount, o.probability, o.created_on, o.close_on, w.person_name AS owner,
        coalesce(b.illustrative, false) AS illustrative,
        row_number() OVER (PARTITION BY o.opportunity_id ORDER BY o.snapshot_on DESC) AS age
    FROM facts.opportunity AS o
    LEFT JOIN facts.person AS w ON w.person_id = o.owner_id
    LEFT JOIN facts.batch AS b ON b.batch_id = o.batch_id
) AS listed
WHERE age = 1
ORDER BY opportunity_id
