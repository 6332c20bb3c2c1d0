-- What each account bought in the year to a day, and in how many of some quarters it ordered: one bit a quarter,
-- counted (distinct quarters took three times as long).
-- Grain: place (an account on a day) that ordered before the end of the year. `revenue` is 0 without
-- orders in the year; `cost` is null where that of any month in it is unknown; `quarters` is null where the first
-- order is later than all of them. The range of ids spares a single account the join with everybody's months.
SELECT
    p.place,
    CAST(sum(CASE WHEN m.month >= p.year_first THEN m.revenue ELSE 0 END) AS DECIMAL(18, 4)) AS revenue,
    CASE
        WHEN count(CASE WHEN m.month >= p.year_first AND m.cost IS NULL THEN 1 END) = 0
            THEN CAST(sum(CASE WHEN m.month >= p.year_first THEN m.cost ELSE 0 END) AS DECIMAL(18, 4))
    END AS cost,
    CASE
        WHEN min(m.month) < max(p.quarters_until)
            THEN bit_count(
                bit_or(
                    CASE
                        WHEN m.month >= p.quarters_first AND m.month < p.quarters_until AND m.orders > 0
                            THEN 1 << CAST((year(m.month) * 12 + month(m.month) - p.quarters_number) // 3 AS INTEGER)
                        ELSE 0
                    END
                )
            )
    END AS quarters
FROM facts.account_month AS m
INNER JOIN population AS p ON p.account_id = m.account_id
WHERE m.account_id BETWEEN $first_account AND $last_account AND m.month < $latest AND m.month < p.year_until
GROUP BY p.place
