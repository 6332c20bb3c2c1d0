-- The months of lines whose order is in the file too.
SELECT DISTINCT CAST(date_trunc('month', l.order_date) AS DATE) AS month
FROM facts.stored_line AS l
WHERE l.order_key IN (SELECT {order_key} AS order_key FROM {source} AS file {joins})
ORDER BY month
