-- What some accounts ever bought before $until. Grain: account of `chosen` and family with order lines: `revenue` from
-- $first on, `before` it, and the last day with an order.
SELECT
    b.account_id,
    b.family,
    CAST(sum(CASE WHEN b.month >= $first THEN b.revenue ELSE 0 END) AS DECIMAL(18, 4)) AS revenue,
    CAST(sum(CASE WHEN b.month < $first THEN b.revenue ELSE 0 END) AS DECIMAL(18, 4)) AS before,
    max(b.last_order_date) AS last_order_date
FROM facts.account_family_month AS b
WHERE b.month < $until AND b.account_id IN (SELECT account_id FROM chosen)
GROUP BY b.account_id, b.family
