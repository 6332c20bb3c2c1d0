-- Whose spending was ever estimated. Grain: account of a population with an estimate.
SELECT e.account_id
FROM (
    SELECT f.account_id FROM facts.wallet_estimate AS f
    UNION
    SELECT t.account_id FROM app.wallet_estimate AS t
) AS e
WHERE $everyone OR e.account_id IN (SELECT p.account_id FROM population AS p)
