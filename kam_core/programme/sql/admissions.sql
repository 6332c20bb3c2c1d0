-- Who ever was on the list of key accounts by $day, and since when. Grain: account; `since` is its first day on it,
-- `unbroken_since` the first of its last time without a break, `left_on` the day it left (null: on the list on $day).
-- `segment` is null where nobody gave one, and '' only where no account has any.
WITH stays AS (
    SELECT
        m.account_id,
        m.since,
        coalesce(m.until, DATE '9999-12-31') AS until,
        m.illustrative,
        max(coalesce(m.until, DATE '9999-12-31')) OVER (
            PARTITION BY m.account_id
            ORDER BY m.since, m.membership_id
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        ) AS until_before
    FROM app.membership AS m
    WHERE m.since <= $day
),
listed AS (
    SELECT
        account_id,
        min(since) AS since,
        max(CASE WHEN until_before IS NULL OR until_before < since THEN since END) AS unbroken_since,
        CASE WHEN max(until) <= $day THEN max(until) END AS left_on,
        bool_or(illustrative) AS illustrative
    FROM stays
    GROUP BY account_id
)
SELECT
    m.account_id,
    coalesce(a.account_name, m.account_id) AS account_name,
    CASE WHEN EXISTS (SELECT 1 FROM app.account AS s WHERE s.segment IS NOT NULL) THEN a.segment ELSE '' END AS segment,
    m.since,
    m.unbroken_since,
    m.left_on,
    m.left_on IS NULL AS listed,
    m.illustrative
FROM listed AS m
LEFT JOIN app.account AS a ON a.account_id = m.account_id
ORDER BY m.since, m.account_id
