-- The quarters ahead of one series, which forecast.sql must have found. Grain: quarter.
SELECT q.quarter, q.expected, q.low_80, q.high_80, q.low_95, q.high_95
FROM app.forecast_quarter AS q
WHERE q.account_id IS NOT DISTINCT FROM $account_id
ORDER BY q.quarter
