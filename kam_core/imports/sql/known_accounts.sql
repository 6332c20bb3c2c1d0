-- Grain: account, with the system that its row came from.
SELECT a.account_id AS id, a.account_name AS name, CAST(NULL AS VARCHAR) AS code, a.domain, a.country, b.source
FROM facts.account AS a
LEFT JOIN facts.batch AS b ON b.batch_id = a.batch_id
ORDER BY a.account_id
