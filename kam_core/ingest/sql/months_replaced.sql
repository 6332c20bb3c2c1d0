-- The months of lines whose order is in the file too.
SELECT DISTINCT CAST(date_trunc('month', l.order_date) AS DATE) AS month
FROM facts.order_line AS l
WHERE l.order_no IN (SELECT {order_no} FROM {source} AS file)
ORDER BY month
