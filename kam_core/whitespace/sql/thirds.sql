-- Up to which revenue of the period an account is in the smallest third of those that bought, and in the second one.
-- Grain: one row; null where nobody bought.
SELECT quantile_disc(a.revenue, 1.0 / 3) AS small, quantile_disc(a.revenue, 2.0 / 3) AS middle
FROM (
    SELECT account_id, sum(revenue) AS revenue
    FROM facts.account_month
    WHERE month >= $first AND month < $until
    GROUP BY account_id
    HAVING sum(revenue) > 0
) AS a
