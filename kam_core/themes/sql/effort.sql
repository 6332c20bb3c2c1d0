-- What is under way for each theme. Grain: account and theme with open actions; the theme of an action is its own, or
-- else that of its objective; null is none.
SELECT
    a.account_id,
    coalesce(a.theme, o.theme) AS theme,
    count(*) AS actions,
    CAST(sum(a.effort_hours) AS DOUBLE) AS hours,
    count(a.effort_hours) AS timed
FROM app.action AS a
INNER JOIN population AS p ON p.account_id = a.account_id
LEFT JOIN app.objective AS o ON o.objective_id = a.objective_id AND o.archived_at IS NULL
WHERE a.archived_at IS NULL AND a.status IN ('open', 'doing')
GROUP BY a.account_id, coalesce(a.theme, o.theme)
ORDER BY a.account_id, theme
