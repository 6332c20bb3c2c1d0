-- The first and the last month with orders. Grain: one row; null without order lines.
SELECT min(month) AS first_month, max(month) AS last_month FROM facts.company_month
