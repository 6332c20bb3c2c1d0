-- What accounts spend in a year with everybody, by an estimate above 0, and what of it with us in the twelve months of
-- `windows`. Grain: window with such accounts. `buyers` bought something in the window; `gap` is what an account spends
-- elsewhere, 0 where it buys more from us than was estimated.
WITH bought AS (
    SELECT e.point, e.account_id, max(e.wallet) AS wallet, coalesce(sum(m.revenue), 0) AS revenue
    FROM estimates AS e
    INNER JOIN windows AS w ON w.point = e.point
    LEFT JOIN facts.account_month AS m
        ON m.account_id = e.account_id AND m.month >= w.first AND m.month < w.until
    WHERE e.wallet > 0
    GROUP BY e.point, e.account_id
)
SELECT
    point,
    count(*) AS accounts,
    count(CASE WHEN revenue > 0 THEN 1 END) AS buyers,
    CAST(sum(wallet) AS DECIMAL(18, 4)) AS wallet,
    CAST(sum(revenue) AS DECIMAL(18, 4)) AS revenue,
    CAST(sum(greatest(wallet - revenue, 0)) AS DECIMAL(18, 4)) AS gap
FROM bought
GROUP BY point
