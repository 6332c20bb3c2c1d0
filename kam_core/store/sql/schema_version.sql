SELECT coalesce(max(number), 0) AS schema_version FROM app.migration
