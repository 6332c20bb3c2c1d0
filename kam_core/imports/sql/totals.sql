-- Grain: one row: what the whole store comes to, opportunities as they stood at their last snapshot.
SELECT
    (SELECT count(*) FROM facts.account) AS accounts,
    (SELECT sum(revenue) FROM facts.account_month) AS revenue,
    sum(CASE WHEN last.status = 'won' THEN last.amount_base END) AS won,
    sum(CASE WHEN last.status = 'open' THEN last.amount_base END) AS open_pipeline
FROM (
    SELECT o.status, o.amount_base, row_number() OVER (PARTITION BY o.opportunity_id ORDER BY o.snapshot_on DESC) AS place
    FROM facts.opportunity AS o
) AS last
WHERE last.place = 1
