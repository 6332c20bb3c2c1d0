-- What each account of a population bought in a period and in the one before it that it is compared with.
-- Grain: account that ordered in either; also one whose own record is not loaded yet. $everyone: whoever it is.
SELECT
    b.account_id,
    coalesce(a.account_name, b.account_id) AS account_name,
    a.segment,
    a.country,
    CAST(b.start_revenue AS DECIMAL(18, 4)) AS start_revenue,
    CAST(b.end_revenue AS DECIMAL(18, 4)) AS end_revenue,
    b.last_order_date
FROM (
    SELECT
        m.account_id,
        sum(CASE WHEN m.month < $before_until THEN m.revenue ELSE 0 END) AS start_revenue,
        sum(CASE WHEN m.month >= $first THEN m.revenue ELSE 0 END) AS end_revenue,
        max(m.last_order_date) AS last_order_date
    FROM facts.account_month AS m
    WHERE
        m.month >= $before_first
        AND m.month < $until
        AND (m.month < $before_until OR m.month >= $first)
        AND ($everyone OR m.account_id IN (SELECT p.account_id FROM population AS p))
    GROUP BY m.account_id
) AS b
LEFT JOIN facts.account AS a ON a.account_id = b.account_id
