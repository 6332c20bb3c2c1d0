-- Grain: one row: whether any revenue target of an account was made up.
SELECT count(*) > 0 AS illustrative
FROM facts.target AS t
INNER JOIN facts.batch AS b ON b.batch_id = t.batch_id
WHERE t.scope = 'account' AND t.scope_id = $account_id AND t.kpi = 'revenue' AND b.illustrative
