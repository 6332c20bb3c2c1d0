-- The rhythm of all accounts, as it is kept at each load. Grain: month, from the first purchase on.
SELECT month, accounts, known, silent
FROM facts.company_rhythm
WHERE month >= $first AND month < $until
