-- Grain: account of the population.
SELECT p.account_id, a.account_name, coalesce(m.kind, 'none') AS kind
FROM population AS p
INNER JOIN facts.account AS a ON a.account_id = p.account_id
LEFT JOIN app.membership AS m
    ON m.account_id = p.account_id AND m.since <= $day AND (m.until IS NULL OR m.until > $day)
