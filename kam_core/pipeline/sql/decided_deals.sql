-- Deals won and lost by their close date, by type as loaded. Grain: type; null is "not said".
SELECT
    opportunity_type AS type,
    count(*) FILTER (WHERE status = 'won') AS won,
    count(*) FILTER (WHERE status = 'lost') AS lost,
    CAST(coalesce(sum(amount_base) FILTER (WHERE status = 'won'), 0) AS DECIMAL(18, 4)) AS won_amount,
    CAST(coalesce(sum(amount_base) FILTER (WHERE status = 'lost'), 0) AS DECIMAL(18, 4)) AS lost_amount,
    median(date_diff('day', created_on, close_on)) FILTER (WHERE status = 'won' AND created_on <= close_on) AS cycle_days
FROM (
    SELECT
        o.opportunity_type, o.status, o.amount_base, o.created_on, o.close_on,
        row_number() OVER (PARTITION BY o.opportunity_id ORDER BY o.snapshot_on DESC) AS age
    FROM facts.opportunity AS o
    LEFT JOIN population AS p ON p.account_id = o.account_id
    WHERE $everyone OR p.account_id IS NOT NULL
) AS newest
WHERE age = 1 AND status IN ('won', 'lost') AND close_on >= $first AND close_on < $until
GROUP BY opportunity_type
ORDER BY count(*) DESC, type
