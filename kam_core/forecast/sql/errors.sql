-- The back-test of one series, which forecast.sql must have found. Grain: method, the best first.
SELECT e.method, e.wmape, e.mase
FROM app.forecast_error AS e
WHERE e.account_id IS NOT DISTINCT FROM $account_id
ORDER BY e.wmape NULLS LAST, e.method
