-- Grain: one row; null where nothing was bought in the months from $first to before $until.
SELECT CAST(sum(revenue) AS DECIMAL(18, 4)) AS revenue
FROM facts.account_month
WHERE account_id = $account_id AND month >= $first AND month < $until
