-- From when on there is what. Grain: family that anybody ever bought.
SELECT f.family, min(f.month) AS month
FROM facts.account_family_month AS f
GROUP BY f.family
