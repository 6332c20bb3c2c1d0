-- The month in which the data begin. Grain: one row; null without order lines.
SELECT min(month) AS first_month FROM facts.company_month
