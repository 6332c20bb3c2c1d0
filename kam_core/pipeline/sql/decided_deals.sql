-- Deals won and lost by their close date, by {by}. Grain: {by}; null is "not said".
-- {by} is 'kind', the type as loaded; 'region' or 'seller', those of the deal's owner; or 'family'.
SELECT
    {by} AS name,
    count(*) FILTER (WHERE status = 'won') AS won,
    count(*) FILTER (WHERE status = 'lost') AS lost,
    CAST(coalesce(sum(amount_base) FILTER (WHERE status = 'won'), 0) AS DECIMAL(18, 4)) AS won_amount,
    CAST(coalesce(sum(amount_base) FILTER (WHERE status = 'lost'), 0) AS DECIMAL(18, 4)) AS lost_amount,
    median(date_diff('day', created_on, close_on)) FILTER (WHERE status = 'won' AND created_on <= close_on) AS cycle_days
FROM (
    SELECT
        o.opportunity_type AS kind, s.territory AS region, coalesce(s.person_name, o.owner_id) AS seller, o.family,
        o.status, o.amount_base, o.created_on, o.close_on,
        row_number() OVER (PARTITION BY o.opportunity_id ORDER BY o.snapshot_on DESC) AS age
    FROM facts.opportunity AS o
    LEFT JOIN population AS p ON p.account_id = o.account_id
    LEFT JOIN facts.person AS s ON s.person_id = o.owner_id
    WHERE $everyone OR p.account_id IS NOT NULL
) AS newest
WHERE age = 1 AND status IN ('won', 'lost') AND close_on >= $first AND close_on < $until
GROUP BY {by}
ORDER BY count(*) DESC, name
