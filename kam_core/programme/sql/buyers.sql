-- Who bought anything between $first and $until, whether its record is loaded or not. Grain: account, by its id.
SELECT
    b.account_id,
    coalesce(a.segment, '') AS segment
FROM (
    SELECT DISTINCT m.account_id
    FROM facts.account_month AS m
    WHERE m.month >= $first AND m.month < $until
) AS b
LEFT JOIN app.account AS a ON a.account_id = b.account_id
ORDER BY b.account_id
