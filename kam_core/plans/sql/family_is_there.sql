-- Grain: one row, if any account ever bought of the family.
SELECT f.family FROM facts.account_family_month AS f WHERE f.family = $family LIMIT 1
