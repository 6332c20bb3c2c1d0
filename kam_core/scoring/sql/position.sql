-- Where one account stands. Grain: one row; none where it was not scored.
SELECT
    account_id,
    account_name,
    owner_id,
    owner_name,
    segment,
    country,
    kind,
    attractiveness,
    strength,
    coverage,
    attractiveness_coverage,
    strength_coverage,
    quadrant,
    border_margin,
    class_stability,
    revenue,
    potential,
    proposal
FROM app.position
WHERE account_id = $account_id AND as_of = $day AND criteria_version = $version
