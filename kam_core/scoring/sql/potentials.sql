-- The newest three-year potential not after a day. Grain: place (an account on a day) that has one.
SELECT place, potential, said_by AS potential_by, said_on AS potential_on, illustrative AS potential_illustrative
FROM (
    SELECT
        p.place,
        v.amount_base AS potential,
        coalesce(o.person_name, v.said_by) AS said_by,
        v.said_on,
        v.illustrative,
        row_number() OVER (PARTITION BY p.place ORDER BY v.said_on DESC) AS age
    FROM app.potential_on_day AS v
    INNER JOIN population AS p ON p.account_id = v.account_id
    LEFT JOIN facts.person AS o ON o.person_id = v.said_by
    WHERE
        v.account_id BETWEEN $first_account AND $last_account
        AND v.said_on <= p.day AND v.amount_base IS NOT NULL
) AS said
WHERE age = 1
