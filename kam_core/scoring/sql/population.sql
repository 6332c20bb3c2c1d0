-- The accounts that a view is limited to; an empty list limits nothing. Grain: account that was scored.
SELECT account_id
FROM app.position
WHERE
    as_of = $day AND criteria_version = $version
    AND (len($owners) = 0 OR owner_id = ANY(CAST($owners AS VARCHAR[])))
    AND (len($segments) = 0 OR segment = ANY(CAST($segments AS VARCHAR[])))
    AND (len($countries) = 0 OR country = ANY(CAST($countries AS VARCHAR[])))
    AND (len($quadrants) = 0 OR quadrant = ANY(CAST($quadrants AS VARCHAR[])))
    AND (len($kinds) = 0 OR kind = ANY(CAST($kinds AS VARCHAR[])))
