-- What all accounts bought, as it is kept at each load. Grain: month with orders. As months.sql for everyone.
SELECT month, revenue, costed_revenue, cost, orders
FROM facts.company_month
WHERE month >= $first AND month < $until
