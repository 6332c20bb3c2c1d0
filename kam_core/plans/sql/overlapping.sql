-- Plans that cover a part of the period. An archived one counts where it starts on the same day: an account and a
-- first day name one plan.
SELECT period_start, period_end
FROM app.plan
WHERE
    account_id = $account_id
    AND (
        (archived_at IS NULL AND period_start <= $period_end AND period_end >= $period_start)
        OR period_start = $period_start
    )
ORDER BY period_start
