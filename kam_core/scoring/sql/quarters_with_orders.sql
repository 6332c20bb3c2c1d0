-- How many quarters of a window of whole quarters have an order: one bit a quarter, counted (distinct quarters
-- took three times as long). Grain: account with an order in the window.
SELECT
    p.place,
    bit_count(
        bit_or(1 << CAST((year(m.month) * 12 + month(m.month) - $first_month_number) // 3 AS INTEGER))
    ) AS quarters
FROM facts.account_month AS m
INNER JOIN population AS p ON p.account_id = m.account_id
WHERE m.month >= $first AND m.month < $until AND m.orders > 0
GROUP BY p.place
