-- Which accounts of a population are on one page of a sorted table; null comes last either way.
-- Grain: account, in its order.
SELECT s.account_id
FROM app.position AS s
INNER JOIN population AS p ON p.account_id = s.account_id
WHERE
    s.as_of = $day AND s.criteria_version = $version
    AND ($coverage_under IS NULL OR s.coverage < $coverage_under)
    AND ($margin_under IS NULL OR s.border_margin < $margin_under)
ORDER BY
    CASE WHEN NOT $descending THEN s.{sort} END ASC NULLS LAST,
    CASE WHEN $descending THEN s.{sort} END DESC NULLS LAST,
    s.account_id ASC
LIMIT $page_rows OFFSET $first_row
