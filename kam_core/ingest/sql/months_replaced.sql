-- The months of lines that a load replaced or took away.
SELECT DISTINCT CAST(date_trunc('month', r.order_date) AS DATE) AS month
FROM facts.replaced_line AS r
WHERE r.replaced_by = $batch_id
ORDER BY month
