-- The newest estimate, made by a day, of all that a customer spends in a year: of the newest year up to that day's,
-- loaded or typed; typed wins on the same day.
-- The one rule of which estimate counts, for KPIs, scores and themes. Grain: place (an account on a day, `wallet_year`
-- the year of that day) that has one.
SELECT place, wallet, method AS wallet_method, estimated_on AS wallet_on, illustrative AS wallet_illustrative
FROM (
    SELECT
        p.place,
        w.wallet,
        w.method,
        w.estimated_on,
        w.illustrative,
        row_number() OVER (PARTITION BY p.place ORDER BY w.year DESC, w.estimated_on DESC, w.typed DESC) AS age
    FROM (
        SELECT f.account_id, f.year, f.amount_base AS wallet, f.method, f.estimated_on, b.illustrative, 0 AS typed
        FROM facts.wallet_estimate AS f
        INNER JOIN facts.batch AS b ON b.batch_id = f.batch_id
        WHERE f.family = '' AND f.amount_base IS NOT NULL
        UNION ALL
        SELECT t.account_id, t.year, t.amount AS wallet, t.method, t.estimated_on, t.illustrative, 1 AS typed
        FROM app.wallet_estimate AS t
        WHERE t.amount IS NOT NULL AND t.archived_at IS NULL
    ) AS w
    INNER JOIN population AS p ON p.account_id = w.account_id
    WHERE w.estimated_on <= p.day AND w.year <= p.wallet_year
) AS estimated
WHERE age = 1
