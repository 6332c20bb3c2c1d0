-- How many families all accounts buy, as it is kept at each load. Grain: window (`point`) by which any had ordered;
-- counts are null where a window was not kept, or is no year.
SELECT w.point, k.families, k.accounts, k.active, k.several, k.lines, k.pairs
FROM windows AS w
LEFT JOIN facts.company_family_year AS k
    ON k.month = w.until - INTERVAL 1 MONTH AND w.first = w.until - INTERVAL 12 MONTH
WHERE w.until > (SELECT min(month) FROM facts.company_month)
