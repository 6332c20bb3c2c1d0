-- Results that they confirmed in the year before each day, those we measured by it and those we promised; open needs
-- by then, and those of them that they confirmed in the 90 days before. Grain: account and point that has any.
SELECT
    account_id,
    point,
    CAST(sum(promised) AS BIGINT) AS promised,
    CAST(sum(measured) AS BIGINT) AS measured,
    CAST(sum(confirmed) AS BIGINT) AS confirmed,
    CAST(sum(needs) AS BIGINT) AS needs,
    CAST(sum(needs_confirmed) AS BIGINT) AS needs_confirmed
FROM (
    SELECT
        a.account_id, a.point, 1 AS promised,
        CASE WHEN v.measured_on <= a.day THEN 1 ELSE 0 END AS measured,
        CASE WHEN v.confirmed_on <= a.day AND v.confirmed_on > a.day - 365 THEN 1 ELSE 0 END AS confirmed,
        0 AS needs, 0 AS needs_confirmed
    FROM asked AS a
    INNER JOIN app.value_result AS v ON v.account_id = a.account_id AND v.archived_at IS NULL
    WHERE v.promised_on IS NULL OR v.promised_on <= a.day
    UNION ALL
    SELECT
        a.account_id, a.point, 0 AS promised, 0 AS measured, 0 AS confirmed, 1 AS needs,
        CASE WHEN n.last_confirmed_on <= a.day AND n.last_confirmed_on > a.day - 91 THEN 1 ELSE 0 END AS needs_confirmed
    FROM asked AS a
    INNER JOIN app.need AS n ON n.account_id = a.account_id AND n.status = 'open' AND n.archived_at IS NULL
) AS valued
GROUP BY account_id, point
