-- Every account as people see it, with where it stands on a day. Grain: account; scores are null where it has none.
-- It is illustrative where its own row, its kind, or anything that its score is made of was made up for the demo.
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
    p.potential,
    coalesce(b.illustrative, false) OR coalesce(m.illustrative, false) OR (p.place IS NOT NULL AND made_up.account_id IS NOT NULL)
        AS illustrative
FROM app.account AS a
LEFT JOIN facts.person AS o ON o.person_id = a.owner_id
LEFT JOIN facts.batch AS b ON b.batch_id = a.batch_id
LEFT JOIN app.membership AS m
    ON m.account_id = a.account_id AND m.since <= $day AND (m.until IS NULL OR m.until > $day)
LEFT JOIN (
    SELECT
        s.account_id, s.quadrant, s.attractiveness, s.strength, s.revenue, s.potential,
        row_number() OVER (PARTITION BY s.account_id ORDER BY s.criteria_version DESC) AS place
    FROM app.score AS s
    WHERE s.as_of = $day
) AS p ON p.account_id = a.account_id AND p.place = 1
LEFT JOIN (
    SELECT r.account_id FROM app.rating_on_day AS r WHERE r.illustrative AND r.rated_on <= $day
    UNION
    SELECT t.account_id FROM app.potential_on_day AS t WHERE t.illustrative AND t.said_on <= $day
    UNION
    SELECT v.account_id
    FROM facts.rival_rating AS v
    INNER JOIN facts.batch AS vb ON vb.batch_id = v.batch_id
    WHERE vb.illustrative AND v.rated_on <= $day
    UNION
    SELECT w.account_id
    FROM facts.wallet_estimate AS w
    INNER JOIN facts.batch AS wb ON wb.batch_id = w.batch_id
    WHERE wb.illustrative AND w.estimated_on <= $day
    UNION
    SELECT d.account_id
    FROM facts.cost_driver AS d
    INNER JOIN facts.batch AS db ON db.batch_id = d.batch_id
    WHERE db.illustrative AND d.month <= $day
) AS made_up ON made_up.account_id = a.account_id
ORDER BY a.account_id
