-- Where some accounts are. Grain: account of `chosen`; null where nobody said.
SELECT a.account_id, a.country, a.territory
FROM app.account AS a
WHERE a.account_id IN (SELECT account_id FROM chosen)
