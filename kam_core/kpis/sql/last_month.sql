-- The last month with orders. Grain: one row; null without order lines.
SELECT max(month) AS last_month FROM facts.company_month
