-- The answers of a plan that `stale.sql` counts, one by one. Grain: answer.
SELECT a.question_id, a.state
FROM app.answer AS a
INNER JOIN questions AS q ON q.question_id = a.question_id
WHERE
    a.plan_id = $plan_id AND a.state IN ('answered', 'not_applicable') AND a.archived_at IS NULL
    AND q.category = $category
    AND (
        a.carried
        OR coalesce(greatest(CAST(a.answered_at AS DATE), a.confirmed_on), DATE '1970-01-01')
            < $today - q.stale_after_days
    )
