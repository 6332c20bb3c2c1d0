-- What else is known of each account. Grain: account of population. Null where nothing tells. `fit` and `satisfaction`
-- are the newest ratings, 1 to 5, `surveyed` the part of the year's answers that are satisfied (4 or 5 of 5).
WITH rated AS (
    SELECT
        account_id,
        avg(rating) FILTER (WHERE criterion <> 'satisfaction') AS fit,
        avg(rating) FILTER (WHERE criterion = 'satisfaction') AS satisfaction
    FROM (
        SELECT
            account_id, criterion, rating,
            row_number() OVER (PARTITION BY account_id, criterion ORDER BY rated_on DESC) AS age
        FROM app.rating_on_day
        WHERE
            rated_on <= $today
            AND criterion IN ('fit', 'fit_solution', 'fit_culture', 'fit_industry', 'satisfaction')
    ) AS ratings
    WHERE age = 1
    GROUP BY account_id
),
surveyed AS (
    SELECT account_id, avg(CASE WHEN score >= 4 THEN 1.0 ELSE 0.0 END) AS surveyed
    FROM facts.survey_answer
    WHERE kind = 'csat' AND answered_on > $today - 365 AND answered_on <= $today
    GROUP BY account_id
),
people AS (
    SELECT
        account_id,
        count(*) AS contacts,
        max(CASE WHEN stance = 'advocate' OR position('sponsor' IN buying_roles) > 0 THEN 1 ELSE 0 END) AS access,
        avg(CASE WHEN stance = 'opponent' THEN 1.0 WHEN stance IS NOT NULL THEN 0.0 END) AS opponents
    FROM app.contact
    WHERE archived_at IS NULL AND (left_on IS NULL OR left_on > $today)
    GROUP BY account_id
),
rivals AS (
    SELECT account_id, max(wallet_percent) AS rival
    FROM app.competitor
    WHERE archived_at IS NULL
    GROUP BY account_id
)
SELECT
    p.account_id,
    a.account_name,
    a.owner_id,
    a.segment,
    CAST(r.fit AS DOUBLE) AS fit,
    CAST(r.satisfaction AS DOUBLE) AS satisfaction,
    CAST(s.surveyed AS DOUBLE) AS surveyed,
    coalesce(c.contacts, 0) AS contacts,
    c.access,
    CAST(c.opponents AS DOUBLE) AS opponents,
    CAST(v.rival AS DOUBLE) AS rival
FROM population AS p
INNER JOIN app.account AS a ON a.account_id = p.account_id
LEFT JOIN rated AS r ON r.account_id = p.account_id
LEFT JOIN surveyed AS s ON s.account_id = p.account_id
LEFT JOIN people AS c ON c.account_id = p.account_id
LEFT JOIN rivals AS v ON v.account_id = p.account_id
ORDER BY a.account_name, p.account_id
