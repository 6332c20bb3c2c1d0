-- What lists of deals say of close dates. Grain: window (`point`) and deal that a list in it has as open.
-- A date was put off where a list has the deal as open and the next one that names a date has a later one.
WITH listed AS (
    SELECT
        o.opportunity_id, o.snapshot_on, o.status,
        lead(CASE WHEN o.close_on IS NOT NULL THEN o.snapshot_on END IGNORE NULLS) OVER deal AS next_on,
        lead(o.close_on IGNORE NULLS) OVER deal - o.close_on AS moved
    FROM facts.opportunity AS o
    WHERE $everyone OR o.account_id IN (SELECT p.account_id FROM population AS p)
    WINDOW deal AS (PARTITION BY o.opportunity_id ORDER BY o.snapshot_on)
)
SELECT
    w.point,
    l.opportunity_id,
    count(l.moved) FILTER (WHERE l.next_on <= w.day) AS compared,
    count(*) FILTER (WHERE l.next_on <= w.day AND l.moved > 0) AS postponed,
    CAST(coalesce(sum(l.moved) FILTER (WHERE l.next_on <= w.day AND l.moved > 0), 0) AS BIGINT) AS days
FROM windows AS w
INNER JOIN listed AS l ON l.snapshot_on >= w.first AND l.snapshot_on <= w.day
WHERE l.status = 'open'
GROUP BY w.point, l.opportunity_id
