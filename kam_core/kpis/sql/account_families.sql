-- What some accounts bought of each product family in a period and in the one before it.
-- Grain: account and family bought in either. `margin` is that of the period, null where a cost in it is unknown.
SELECT
    m.account_id,
    m.family,
    CAST(sum(CASE WHEN m.month < $before_until THEN m.revenue ELSE 0 END) AS DECIMAL(18, 4)) AS start_revenue,
    CAST(sum(CASE WHEN m.month >= $first THEN m.revenue ELSE 0 END) AS DECIMAL(18, 4)) AS end_revenue,
    CASE
        WHEN count(CASE WHEN m.month >= $first AND m.cost IS NULL THEN 1 END) = 0
        THEN CAST(sum(CASE WHEN m.month >= $first THEN m.revenue - m.cost ELSE 0 END) AS DECIMAL(18, 4))
    END AS margin,
    max(m.last_order_date) AS last_order_date
FROM facts.account_family_month AS m
WHERE
    m.month >= $before_first
    AND m.month < $until
    AND (m.month < $before_until OR m.month >= $first)
    AND m.account_id IN (SELECT p.account_id FROM population AS p)
GROUP BY m.account_id, m.family
