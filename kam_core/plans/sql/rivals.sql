-- Grain: a rival in the account; the one with the largest share of its spending first.
SELECT competitor_id, competitor_name AS name, wallet_percent, strength, renewal_on
FROM app.competitor
WHERE account_id = $account_id AND archived_at IS NULL
ORDER BY wallet_percent DESC NULLS LAST, competitor_id
