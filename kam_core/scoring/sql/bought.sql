-- What each account bought in the year to a day, and in how many of some quarters it ordered: one bit a quarter,
-- counted (distinct quarters took three times as long).
-- Grain: account (by its place in the population) that ordered before the end of the year. `revenue` is 0 without
-- orders in the year; `cost` is null where that of any month in it is unknown; `quarters` is null where the first
-- order is later than all of them. The range of ids spares a single account the join with everybody's months.
SELECT
    p.place,
    CAST(sum(CASE WHEN m.month >= $first THEN m.revenue ELSE 0 END) AS DECIMAL(18, 4)) AS revenue,
    CASE
        WHEN count(CASE WHEN m.month >= $first AND m.cost IS NULL THEN 1 END) = 0
            THEN CAST(sum(CASE WHEN m.month >= $first THEN m.cost ELSE 0 END) AS DECIMAL(18, 4))
    END AS cost,
    CASE
        WHEN min(m.month) < $until_quarter
            THEN bit_count(
                bit_or(
                    CASE
                        WHEN m.month >= $first_quarter AND m.month < $until_quarter AND m.orders > 0
                            THEN 1 << CAST((year(m.month) * 12 + month(m.month) - $first_number) // 3 AS INTEGER)
                        ELSE 0
                    END
                )
            )
    END AS quarters
FROM facts.account_month AS m
INNER JOIN population AS p ON p.account_id = m.account_id
WHERE m.account_id BETWEEN $first_account AND $last_account AND m.month < $until
GROUP BY p.place
