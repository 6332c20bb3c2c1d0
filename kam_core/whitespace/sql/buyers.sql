-- Those of a population that ever ordered by then; all that did with $everyone. Grain: account.
SELECT DISTINCT account_id
FROM facts.account_month
WHERE month < $until AND ($everyone OR account_id IN (SELECT account_id FROM population))
