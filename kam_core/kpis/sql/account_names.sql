-- Grain: account of `population` whose record is loaded.
SELECT a.account_id, a.account_name, a.segment, a.country
FROM facts.account AS a
WHERE a.account_id IN (SELECT p.account_id FROM population AS p)
