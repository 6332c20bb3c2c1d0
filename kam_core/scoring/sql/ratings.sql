-- The newest rating not after a day of the criteria asked for; a withdrawn one (null) is left out.
-- Numbers stand for accounts and criteria, because a million pairs of names take longer to hand over than to find.
-- Grain: place (an account on a day) and criterion.
SELECT place, number, rating
FROM (
    SELECT
        p.place,
        c.number,
        r.rating,
        row_number() OVER (PARTITION BY p.place, c.number ORDER BY r.rated_on DESC) AS age
    FROM app.rating_on_day AS r
    INNER JOIN population AS p ON p.account_id = r.account_id
    INNER JOIN criteria AS c ON c.criterion = r.criterion
    WHERE
        r.account_id BETWEEN $first_account AND $last_account
        AND r.rated_on <= p.day
) AS rated
WHERE age = 1 AND rating IS NOT NULL
