-- What was open by the newest look at it by each day and would close within a year, and what was won since somebody
-- said what could be won. Grain: account and point with opportunities.
SELECT
    account_id,
    point,
    CAST(sum(CASE WHEN status = 'open' AND close_on <= day + 365 THEN amount_base ELSE 0 END) AS DOUBLE) AS open_amount,
    CAST(sum(CASE WHEN status = 'won' AND close_on >= said_on THEN amount_base ELSE 0 END) AS DOUBLE) AS won_amount
FROM (
    SELECT
        a.account_id, a.point, a.day, a.said_on, o.status, o.close_on, o.amount_base,
        row_number() OVER (PARTITION BY a.point, o.opportunity_id ORDER BY o.snapshot_on DESC) AS age
    FROM asked AS a
    INNER JOIN facts.opportunity AS o ON o.account_id = a.account_id AND o.snapshot_on <= a.day
) AS seen
WHERE age = 1
GROUP BY account_id, point
