-- Those of a population that ever ordered by then. Grain: account. {rows} as in lines.sql.
WITH everyone AS (
    SELECT DISTINCT account_id FROM facts.account_month
),
chosen AS (
    SELECT account_id FROM population
)
SELECT DISTINCT account_id
FROM facts.account_month
WHERE month < $until AND account_id IN (SELECT account_id FROM {rows})
