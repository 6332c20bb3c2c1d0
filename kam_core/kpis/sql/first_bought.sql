-- From when on there is whom and what. Grain: month in which accounts bought for the first time, or in which families
-- were bought for the first time; how many of each.
SELECT month, CAST(sum(accounts) AS BIGINT) AS accounts, CAST(sum(families) AS BIGINT) AS families
FROM (
    SELECT f.month, count(*) AS accounts, 0 AS families
    FROM (SELECT account_id, min(month) AS month FROM facts.account_month GROUP BY account_id) AS f
    GROUP BY f.month
    UNION ALL
    SELECT f.month, 0 AS accounts, count(*) AS families
    FROM (SELECT family, min(month) AS month FROM facts.account_family_month GROUP BY family) AS f
    GROUP BY f.month
) AS firsts
GROUP BY month
ORDER BY month
