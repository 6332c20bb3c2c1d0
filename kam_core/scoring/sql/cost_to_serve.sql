-- Grain: place (an account on a day) with cost drivers in the window; `cost_to_serve` is null where a rate in base currency is unknown.
SELECT
    p.place,
    CASE WHEN count(d.rate_base) = count(*) THEN CAST(sum(d.quantity * d.rate_base) AS DOUBLE) END AS cost_to_serve
FROM facts.cost_driver AS d
INNER JOIN population AS p ON p.account_id = d.account_id
WHERE d.month >= p.year_first AND d.month < p.year_until
GROUP BY p.place
