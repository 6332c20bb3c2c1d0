-- The newest estimate, made by a day, of all that a customer spends in a year: of the newest year up to that day's.
-- Grain: place (an account on a day) that has one.
SELECT place, wallet, method AS wallet_method, estimated_on AS wallet_on, illustrative AS wallet_illustrative
FROM (
    SELECT
        p.place,
        w.amount_base AS wallet,
        w.method,
        w.estimated_on,
        b.illustrative,
        row_number() OVER (PARTITION BY p.place ORDER BY w.year DESC, w.estimated_on DESC) AS age
    FROM facts.wallet_estimate AS w
    INNER JOIN facts.batch AS b ON b.batch_id = w.batch_id
    INNER JOIN population AS p ON p.account_id = w.account_id
    WHERE w.family = '' AND w.estimated_on <= p.day AND w.year <= p.wallet_year AND w.amount_base IS NOT NULL
) AS estimated
WHERE age = 1
