-- Where each account stands, beside where it stood. Grain: account of the population that was scored.
SELECT
    s.account_id,
    s.account_name,
    s.owner_id,
    s.owner_name,
    s.segment,
    s.country,
    s.kind,
    s.attractiveness,
    s.strength,
    s.coverage,
    s.attractiveness_coverage,
    s.strength_coverage,
    s.quadrant,
    s.border_margin,
    s.class_stability,
    s.revenue,
    s.potential,
    s.proposal,
    t.attractiveness AS then_attractiveness,
    t.strength AS then_strength
FROM app.position AS s
INNER JOIN population AS p ON p.account_id = s.account_id
LEFT JOIN app.score AS t
    ON t.account_id = s.account_id AND t.as_of = $compared_with AND t.criteria_version = $version
WHERE s.as_of = $day AND s.criteria_version = $version
