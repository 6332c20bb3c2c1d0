-- In how many quarters of a window of whole quarters each account ordered: one bit a quarter, counted (distinct
-- quarters took three times as long). Grain: account that ordered in the window or before it.
SELECT
    p.place,
    bit_count(
        bit_or(
            CASE
                WHEN m.month < $first THEN 0
                ELSE 1 << CAST((year(m.month) * 12 + month(m.month) - $first_month_number) // 3 AS INTEGER)
            END
        )
    ) AS quarters
FROM facts.account_month AS m
INNER JOIN population AS p ON p.account_id = m.account_id
WHERE m.month < $until AND m.orders > 0
GROUP BY p.place
