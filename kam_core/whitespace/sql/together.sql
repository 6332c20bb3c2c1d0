-- Families that accounts buy together. Grain: family, and another that at least one account bought with it in the
-- period. `given_buyers` bought `given`, `family_buyers` bought `family`, `together` bought both, `accounts` bought anything.
WITH bought AS (
    SELECT account_id, family
    FROM facts.account_family_month
    WHERE month >= $first AND month < $until
    GROUP BY account_id, family
    HAVING sum(revenue) > 0
),
buyers AS (
    SELECT family, count(*) AS buyers FROM bought GROUP BY family
),
pairs AS (
    SELECT a.family AS given, b.family, count(*) AS together
    FROM bought AS a
    INNER JOIN bought AS b ON b.account_id = a.account_id AND b.family <> a.family
    GROUP BY a.family, b.family
)
SELECT
    p.given,
    p.family,
    p.together,
    g.buyers AS given_buyers,
    f.buyers AS family_buyers,
    (SELECT count(DISTINCT account_id) FROM bought) AS accounts
FROM pairs AS p
INNER JOIN buyers AS g ON g.family = p.given
INNER JOIN buyers AS f ON f.family = p.family
ORDER BY p.given, p.family
