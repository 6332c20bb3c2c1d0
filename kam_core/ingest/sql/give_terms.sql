-- Terms of a file that are not there yet; lines of which nothing is known but their amounts need none.
INSERT INTO facts.line_terms (terms_no, currency, rate, recurring, given_by)
SELECT
    coalesce((SELECT max(t.terms_no) FROM facts.line_terms AS t), 0)
    + row_number() OVER (ORDER BY fresh.currency, fresh.rate, fresh.recurring) AS terms_no,
    fresh.currency,
    fresh.rate,
    fresh.recurring,
    {given_by} AS given_by
FROM (SELECT DISTINCT {currency} AS currency, {rate} AS rate, {recurring} AS recurring FROM {source} AS file {rates}) AS fresh
WHERE
    (fresh.currency IS NOT NULL OR fresh.recurring IS NOT NULL)
    AND NOT EXISTS (
        SELECT 1 FROM facts.line_terms AS t
        WHERE
            t.currency IS NOT DISTINCT FROM fresh.currency
            AND t.rate IS NOT DISTINCT FROM fresh.rate
            AND t.recurring IS NOT DISTINCT FROM fresh.recurring
    )
