-- What tells the forecasts that are kept now from others. Grain: one row.
SELECT count(*) || '.' || coalesce(CAST(max(computed_at) AS VARCHAR), '') AS state FROM app.forecast
