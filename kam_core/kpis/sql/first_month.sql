-- The month from which on we know what was bought. Grain: one row; null without order lines.
SELECT min(month) AS first_month FROM facts.company_month
