-- Every account as people see it, with where it stands on a day. Grain: account; scores are null where it has none.
SELECT
    a.account_id,
    a.account_name,
    a.parent_account_id,
    a.segment,
    a.industry,
    a.country,
    a.territory,
    a.currency,
    o.person_name AS owner,
    m.kind,
    p.quadrant,
    p.attractiveness,
    p.strength,
    p.revenue,
    p.potential
FROM app.account AS a
LEFT JOIN facts.person AS o ON o.person_id = a.owner_id
LEFT JOIN app.membership AS m
    ON m.account_id = a.account_id AND m.since <= $day AND (m.until IS NULL OR m.until > $day)
LEFT JOIN (
    SELECT
        s.account_id, s.quadrant, s.attractiveness, s.strength, s.revenue, s.potential,
        row_number() OVER (PARTITION BY s.account_id ORDER BY s.criteria_version DESC) AS place
    FROM app.score AS s
    WHERE s.as_of = $day
) AS p ON p.account_id = a.account_id AND p.place = 1
ORDER BY a.account_id
