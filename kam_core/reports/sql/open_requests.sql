-- What the customer asked for and nobody closed. Grain: a request, the oldest first.
SELECT subject, CAST(opened_at AS DATE) AS opened_on
FROM facts.request
WHERE account_id = $account_id AND closed_at IS NULL
ORDER BY opened_at, request_id
