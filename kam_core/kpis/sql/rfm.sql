-- How recently, how often and how much each account of a population bought in a period. A month whose revenue is not
-- above 0 is no purchase, its credits count in `monetary`. Grain: account that bought in it.
SELECT
    m.account_id,
    max(CASE WHEN m.revenue > 0 THEN m.last_order_date END) AS last_order_date,
    CAST(sum(CASE WHEN m.revenue > 0 THEN m.orders ELSE 0 END) AS BIGINT) AS frequency,
    CAST(sum(m.revenue) AS DECIMAL(18, 4)) AS monetary
FROM facts.account_month AS m
WHERE
    m.month >= $first
    AND m.month < $until
    AND ($everyone OR m.account_id IN (SELECT p.account_id FROM population AS p))
GROUP BY m.account_id
HAVING max(CASE WHEN m.revenue > 0 THEN 1 ELSE 0 END) = 1
