-- Grain: day on which somebody said an account's three-year potential, newest first.
SELECT d.said_on, d.amount_base, coalesce(p.person_name, d.said_by) AS said_by, d.illustrative
FROM app.potential_on_day AS d
LEFT JOIN facts.person AS p ON p.person_id = d.said_by
WHERE d.account_id = $account_id
ORDER BY d.said_on DESC
