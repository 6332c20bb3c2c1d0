-- Open grievances on each day, the median hours to the first answer of the requests of the half year before it, and
-- the mean effort that they gave us in the year before it. Grain: account and point that has any of them.
SELECT account_id, point, max(grievances) AS grievances, max(hours) AS hours, max(effort) AS effort
FROM (
    SELECT a.account_id, a.point, count(*) AS grievances, NULL AS hours, NULL AS effort
    FROM asked AS a
    INNER JOIN facts.grievance AS g
        ON g.account_id = a.account_id AND g.opened_on <= a.day AND (g.closed_on IS NULL OR g.closed_on > a.day)
    GROUP BY a.account_id, a.point
    UNION ALL
    SELECT
        a.account_id, a.point, NULL AS grievances,
        median(date_diff('second', r.opened_at, r.answered_at) / 3600.0) AS hours, NULL AS effort
    FROM asked AS a
    INNER JOIN facts.request AS r
        ON r.account_id = a.account_id AND r.opened_at > a.day - 180 AND r.answered_at < a.day + 1
    GROUP BY a.account_id, a.point
    UNION ALL
    SELECT a.account_id, a.point, NULL AS grievances, NULL AS hours, avg(s.score) AS effort
    FROM asked AS a
    INNER JOIN facts.survey_answer AS s
        ON s.account_id = a.account_id AND s.kind = 'ces' AND s.answered_on > a.day - 365 AND s.answered_on <= a.day
    GROUP BY a.account_id, a.point
) AS delivered
GROUP BY account_id, point
