-- Grain: one foreign currency and day of the file; `rate` is null where none holds yet.
SELECT needed.currency, needed.day, known.rate
FROM (
    SELECT DISTINCT {currency} AS currency, {day} AS day
    FROM {source} AS file
    WHERE {currency} <> $base_currency
) AS needed
ASOF LEFT JOIN facts.exchange_rate AS known
    ON known.currency = needed.currency AND known.rate_date <= needed.day
ORDER BY needed.currency, needed.day
