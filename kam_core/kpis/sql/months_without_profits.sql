-- The months with orders of a store whose profits were never kept. Grain: month.
SELECT month FROM facts.company_month WHERE NOT EXISTS (SELECT 1 FROM facts.company_profit_year)
