-- What the records of the account say, by what a question feeds. Grain: `feeds` and `value`, in the order of `place`.
SELECT 'competitor.list' AS feeds, competitor_name AS value, competitor_name AS place
FROM app.competitor
WHERE account_id = $account_id AND archived_at IS NULL
UNION ALL
SELECT said.feeds, said.value, '' AS place
FROM (
    SELECT
        s.feeds,
        CASE
            WHEN s.feeds = 'competitor.perceived_strength' THEN r.strength ELSE CAST(r.wallet_percent AS VARCHAR)
        END AS value
    FROM (
        SELECT wallet_percent, strength FROM app.competitor
        WHERE account_id = $account_id AND archived_at IS NULL
        ORDER BY wallet_percent DESC NULLS LAST, competitor_id
        LIMIT 1
    ) AS r
    CROSS JOIN (VALUES ('competitor.perceived_strength'), ('competitor.wallet_share')) AS s (feeds)
) AS said
WHERE said.value IS NOT NULL
UNION ALL
SELECT 'calendar.rival_renewal' AS feeds, CAST(min(renewal_on) AS VARCHAR) AS value, '' AS place
FROM app.competitor
WHERE account_id = $account_id AND archived_at IS NULL AND renewal_on >= $today
HAVING count(*) > 0
UNION ALL
SELECT 'account.programme_decision' AS feeds, programme_decision AS value, '' AS place
FROM app.plan
WHERE plan_id = $plan_id AND programme_decision IS NOT NULL
UNION ALL
SELECT 'signal.needs_confirmed_on' AS feeds, CAST(max(last_confirmed_on) AS VARCHAR) AS value, '' AS place
FROM app.need
WHERE account_id = $account_id AND archived_at IS NULL AND status <> 'gone' AND last_confirmed_on <= $today
HAVING count(*) > 0
UNION ALL
SELECT 'value.proven_results' AS feeds, promised AS value, value_result_id AS place
FROM app.value_result
WHERE account_id = $account_id AND archived_at IS NULL AND measured IS NOT NULL AND confirmed_on IS NOT NULL
UNION ALL
SELECT 'action.open_requests' AS feeds, subject AS value, CAST(opened_at AS VARCHAR) AS place
FROM facts.request
WHERE account_id = $account_id AND subject IS NOT NULL AND answered_at IS NULL AND closed_at IS NULL
ORDER BY feeds, place, value
