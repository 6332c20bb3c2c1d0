-- What each account of a population earns us in a year. Grain: account, also without orders.
-- A window that starts before the data do is null; `margin` is null where a cost in the window is unknown.
WITH known AS (
    SELECT min(month) AS first_month FROM facts.account_month
),
bought AS (
    SELECT
        account_id,
        sum(CASE WHEN month >= $first THEN revenue ELSE 0 END) AS revenue,
        sum(CASE WHEN month < $first THEN revenue ELSE 0 END) AS revenue_before,
        CASE
            WHEN count(CASE WHEN month >= $first AND cost IS NULL THEN 1 END) = 0
            THEN sum(CASE WHEN month >= $first THEN revenue - cost ELSE 0 END)
        END AS margin
    FROM facts.account_month
    WHERE month >= $before AND month < $until
    GROUP BY account_id
),
accounts AS (
    SELECT
        p.account_id,
        a.account_name,
        CASE WHEN k.first_month <= $first THEN CAST(coalesce(b.revenue, 0) AS DECIMAL(18, 4)) END AS revenue,
        CASE WHEN k.first_month <= $before THEN CAST(coalesce(b.revenue_before, 0) AS DECIMAL(18, 4)) END
            AS revenue_before,
        CASE
            WHEN b.account_id IS NULL AND k.first_month <= $first THEN CAST(0 AS DECIMAL(18, 4))
            WHEN k.first_month <= $first THEN CAST(b.margin AS DECIMAL(18, 4))
        END AS margin
    FROM population AS p
    LEFT JOIN facts.account AS a ON a.account_id = p.account_id
    LEFT JOIN bought AS b ON b.account_id = p.account_id
    CROSS JOIN known AS k
),
rated AS (
    SELECT
        account_id,
        account_name,
        revenue,
        revenue_before,
        margin,
        CASE WHEN revenue > 0 THEN CAST(margin AS DOUBLE) / CAST(revenue AS DOUBLE) END AS margin_ratio,
        CASE WHEN revenue_before > 0 THEN CAST(revenue AS DOUBLE) / CAST(revenue_before AS DOUBLE) - 1 END AS growth,
        CASE WHEN sum(revenue) OVER () > 0 THEN CAST(revenue AS DOUBLE) / CAST(sum(revenue) OVER () AS DOUBLE) END
            AS share
    FROM accounts
)
SELECT account_id, account_name, revenue, revenue_before, margin, margin_ratio, growth, share
FROM rated
ORDER BY
    CASE WHEN $descending THEN {sort} END DESC NULLS LAST,
    CASE WHEN NOT $descending THEN {sort} END ASC NULLS LAST,
    account_id
LIMIT $rows OFFSET $skipped
