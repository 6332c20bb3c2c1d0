-- What was kept of series that are about to be written, or that are out of date.
DELETE FROM app.forecast_error AS f
WHERE EXISTS (SELECT 1 FROM leaving AS l WHERE l.account_id IS NOT DISTINCT FROM f.account_id)
