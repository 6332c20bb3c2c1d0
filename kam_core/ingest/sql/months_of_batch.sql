SELECT DISTINCT CAST(date_trunc('month', days.order_date) AS DATE) AS month
FROM (SELECT DISTINCT order_date FROM facts.stored_line WHERE batch_id = $batch_id) AS days
ORDER BY month
