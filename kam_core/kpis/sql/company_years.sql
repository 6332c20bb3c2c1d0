-- Sums over all accounts, as they are kept at each load. Grain: month that a year ends with; absent where nobody bought
-- anything in it or in the year before.
SELECT
    month,
    cohort,
    kept,
    start_revenue,
    end_revenue,
    retained,
    churn,
    either,
    buyers,
    revenue,
    squares,
    largest,
    top_5,
    top_10
FROM facts.company_year
WHERE month >= $first AND month < $until
