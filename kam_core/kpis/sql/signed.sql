-- Contracts that start in the year to each point's last closed month: their mean value, and the mean of a year of it; a
-- part of a month counts by its days. Grain: point with such a contract.
-- {rows} is 'everyone', or 'chosen' for the accounts in population.
WITH everyone AS (
    SELECT account_id FROM facts.account
),
chosen AS (
    SELECT account_id FROM population
)
SELECT
    w.point,
    count(*) AS contracts,
    count(*) FILTER (WHERE c.value_base IS NOT NULL AND c.end_on > c.start_on) AS termed,
    CAST(avg(c.value_base) FILTER (WHERE c.end_on > c.start_on) AS DECIMAL(18, 4)) AS total,
    CAST(avg(c.value_base * 365.25 / (c.end_on - c.start_on + 1)) FILTER (WHERE c.end_on > c.start_on)
        AS DECIMAL(18, 4)) AS yearly
FROM windows AS w
INNER JOIN facts.contract AS c ON c.start_on >= w.first AND c.start_on < w.until
WHERE c.account_id IN (SELECT account_id FROM {rows})
GROUP BY w.point
ORDER BY w.point
