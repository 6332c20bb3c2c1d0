-- What there is to buy: every family that any account had bought by then, with what all of them bought of it in the
-- period. Grain: family, the largest first.
SELECT
    f.family,
    CAST(sum(CASE WHEN f.month >= $first THEN f.revenue ELSE 0 END) AS DECIMAL(18, 4)) AS revenue
FROM facts.account_family_month AS f
WHERE f.month < $until
GROUP BY f.family
ORDER BY revenue DESC, f.family
