-- Whose effort counts: all accounts, or those of `population`. Grain: account.
SELECT a.account_id
FROM facts.account AS a
WHERE $everyone OR a.account_id IN (SELECT p.account_id FROM population AS p)
