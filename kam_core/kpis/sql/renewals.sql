-- Contracts whose end lies in the year to each point's last closed month, and which of them were renewed, whenever
-- that was agreed. Grain: point with such a contract.
-- {rows} is 'everyone', or 'chosen' for the accounts in population.
WITH everyone AS (
    SELECT account_id FROM facts.account
),
chosen AS (
    SELECT account_id FROM population
),
due AS (
    SELECT c.contract_id, c.end_on, c.value_base, count(s.contract_id) AS successors, sum(s.value_base) AS renewed
    FROM facts.contract AS c
    LEFT JOIN facts.contract AS s ON s.renewed_from = c.contract_id
    WHERE c.account_id IN (SELECT account_id FROM {rows})
    GROUP BY c.contract_id, c.end_on, c.value_base
)
SELECT
    w.point,
    count(*) AS due,
    count(*) FILTER (WHERE d.successors > 0) AS renewed,
    count(*) FILTER (WHERE d.value_base > 0 AND (d.successors = 0 OR d.renewed IS NOT NULL)) AS priced,
    CAST(coalesce(sum(d.value_base) FILTER (WHERE d.value_base > 0 AND (d.successors = 0 OR d.renewed IS NOT NULL)), 0)
        AS DECIMAL(18, 4)) AS value,
    CAST(coalesce(sum(CASE WHEN d.renewed < d.value_base THEN d.renewed ELSE d.value_base END)
        FILTER (WHERE d.value_base > 0 AND d.renewed IS NOT NULL), 0) AS DECIMAL(18, 4)) AS kept
FROM windows AS w
INNER JOIN due AS d ON d.end_on >= w.first AND d.end_on < w.until
GROUP BY w.point
ORDER BY w.point
