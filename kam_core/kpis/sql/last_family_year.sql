-- The last month end that family sums are kept of. Grain: one row; null where none is.
SELECT max(month) AS last_month FROM facts.company_family_year
