-- The newest rating, not after a day, of us (rival '') and each rival on each factor. Grain: place (an
-- account on a day), rival, factor.
SELECT place, rival, factor, weight, rating, illustrative
FROM (
    SELECT
        p.place,
        r.rival,
        r.factor,
        r.weight,
        r.rating,
        b.illustrative,
        row_number() OVER (PARTITION BY p.place, r.rival, r.factor ORDER BY r.rated_on DESC) AS age
    FROM facts.rival_rating AS r
    INNER JOIN facts.batch AS b ON b.batch_id = r.batch_id
    INNER JOIN population AS p ON p.account_id = r.account_id
    WHERE r.rated_on <= p.day
) AS rated
WHERE age = 1
