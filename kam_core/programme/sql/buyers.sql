-- Who bought anything between $first and $until, whether its record is loaded or not. Grain: account, by its id.
-- `segment` is null where nobody gave one, and '' only where no account has any.
SELECT
    b.account_id,
    CASE WHEN EXISTS (SELECT 1 FROM app.account AS s WHERE s.segment IS NOT NULL) THEN a.segment ELSE '' END AS segment
FROM (
    SELECT DISTINCT m.account_id
    FROM facts.account_month AS m
    WHERE m.month >= $first AND m.month < $until
) AS b
LEFT JOIN app.account AS a ON a.account_id = b.account_id
ORDER BY b.account_id
