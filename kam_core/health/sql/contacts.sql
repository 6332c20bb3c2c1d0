-- Who was there on each day, and on whose side. Grain: account and point with contacts. `stance` is the mean of 1 for
-- an advocate to -1 for an opponent, null where nobody's is known. `advocate_left`: in the year before, one who
-- counted, and whose successor is not on our side.
SELECT
    a.account_id,
    a.point,
    avg(
        CASE
            WHEN c.left_on <= a.day THEN NULL
            WHEN c.stance = 'advocate' THEN 1.0
            WHEN c.stance = 'supporter' THEN 0.5
            WHEN c.stance = 'neutral' THEN 0.0
            WHEN c.stance = 'sceptic' THEN -0.5
            WHEN c.stance = 'opponent' THEN -1.0
        END
    ) AS stance,
    count(
        CASE
            WHEN c.stance = 'advocate' AND c.left_on <= a.day AND c.left_on > a.day - 365
                AND (c.power >= 4 OR c.counts)
                AND (s.stance IS NULL OR s.stance NOT IN ('advocate', 'supporter') OR s.left_on <= a.day)
                THEN 1
        END
    ) > 0 AS advocate_left
FROM asked AS a
INNER JOIN (
    SELECT
        account_id,
        stance,
        power,
        left_on,
        successor_id,
        position('approver' IN buying_roles) > 0 OR position('decision_maker' IN buying_roles) > 0
            OR position('champion' IN buying_roles) > 0 OR position('sponsor' IN buying_roles) > 0 AS counts
    FROM app.contact
    WHERE archived_at IS NULL AND account_id IN (SELECT account_id FROM asked)
) AS c ON c.account_id = a.account_id
LEFT JOIN (
    SELECT contact_id, stance, left_on FROM app.contact WHERE archived_at IS NULL
) AS s ON s.contact_id = c.successor_id
GROUP BY a.account_id, a.point
