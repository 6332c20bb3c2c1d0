-- What all accounts left, as it is kept at each load. Grain: month that a year ends with; absent where nobody ordered.
SELECT month, earners, losers, even, unknown, earned, lost, revenue, known_revenue
FROM facts.company_profit_year
WHERE month >= $first AND month < $until
