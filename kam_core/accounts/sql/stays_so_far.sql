-- Grain: account that ever was on the list.
SELECT account_id, max(version) AS version FROM app.membership GROUP BY account_id
