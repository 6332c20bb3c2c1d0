-- The newest rating of one account not after a day, withdrawn ones (null) too. Grain: criterion.
SELECT criterion, rating, rated_on, rated_by, evidence, illustrative
FROM (
    SELECT
        r.criterion,
        r.rating,
        r.rated_on,
        coalesce(p.person_name, r.rated_by) AS rated_by,
        r.evidence,
        r.illustrative,
        row_number() OVER (PARTITION BY r.criterion ORDER BY r.rated_on DESC) AS age
    FROM app.rating_on_day AS r
    LEFT JOIN facts.person AS p ON p.person_id = r.rated_by
    WHERE r.account_id = $account_id AND r.rated_on <= $day
) AS rated
WHERE age = 1
