-- The sudden changes of a population that nobody has decided on. Grain: account.
SELECT f.account_id, f.last_quarter, f.change_sign, f.is_up, f.actual, f.expected, f.low, f.high, f.score
FROM app.forecast AS f
INNER JOIN population AS p ON p.account_id = f.account_id
WHERE
    f.basis = $basis AND f.change_sign IS NOT NULL
    AND NOT EXISTS (
        SELECT 1 FROM app.change_decision AS d
        WHERE d.account_id = f.account_id AND d.quarter = f.last_quarter AND d.archived_at IS NULL
    )
