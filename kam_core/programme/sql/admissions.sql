-- Who ever was on the list of key accounts by $day, and since when. Grain: account; `since` is its first day on it.
SELECT
    m.account_id,
    coalesce(a.account_name, m.account_id) AS account_name,
    coalesce(a.segment, '') AS segment,
    min(m.since) AS since,
    bool_or(m.until IS NULL OR m.until > $day) AS listed,
    bool_or(m.illustrative) AS illustrative
FROM app.membership AS m
LEFT JOIN app.account AS a ON a.account_id = m.account_id
WHERE m.since <= $day
GROUP BY m.account_id, coalesce(a.account_name, m.account_id), coalesce(a.segment, '')
ORDER BY since, m.account_id
