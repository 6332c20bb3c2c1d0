-- Grain: one row. The last day on which something happened: an order, a closed deal, an activity that took place.
SELECT max(happened.day) AS latest_day
FROM (
    SELECT max(last_order_date) AS day FROM facts.account_month
    UNION ALL
    SELECT max(close_on) AS day FROM facts.opportunity WHERE status IN ('won', 'lost')
    UNION ALL
    SELECT max(activity_date) AS day FROM facts.activity WHERE NOT planned
) AS happened
