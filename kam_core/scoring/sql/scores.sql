-- Grain: account, of one day and set of criteria.
SELECT
    account_id,
    attractiveness,
    strength,
    attractiveness_coverage,
    strength_coverage,
    quadrant,
    border_margin,
    class_stability,
    revenue,
    potential,
    proposal
FROM app.score
WHERE as_of = $day AND criteria_version = $version
ORDER BY account_id
