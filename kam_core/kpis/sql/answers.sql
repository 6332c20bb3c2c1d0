-- What a population answered in surveys. Grain: window (`point`) and kind of survey with answers. `high` are 9 and 10
-- of an NPS, 4 and 5 of a CSAT; `low` are 0 to 6 of an NPS. `accounts` answered and bought something in the window.
WITH answers AS MATERIALIZED (
    SELECT w.point, s.kind, s.account_id, s.score
    FROM windows AS w
    INNER JOIN facts.survey_answer AS s ON s.answered_on >= w.first AND s.answered_on < w.until
    WHERE $everyone OR s.account_id IN (SELECT p.account_id FROM population AS p)
),
buyers AS (
    SELECT w.point, m.account_id
    FROM windows AS w
    INNER JOIN facts.account_month AS m ON m.month >= w.first AND m.month < w.until
    WHERE m.account_id IN (SELECT a.account_id FROM answers AS a)
    GROUP BY w.point, m.account_id
    HAVING sum(m.revenue) > 0
)
SELECT
    a.point,
    a.kind,
    count(*) AS answers,
    count(CASE WHEN a.score >= CASE a.kind WHEN 'nps' THEN 9 WHEN 'csat' THEN 4 END THEN 1 END) AS high,
    count(CASE WHEN a.kind = 'nps' AND a.score <= 6 THEN 1 END) AS low,
    avg(a.score) AS mean,
    count(DISTINCT b.account_id) AS accounts
FROM answers AS a
LEFT JOIN buyers AS b ON b.point = a.point AND b.account_id = a.account_id
GROUP BY a.point, a.kind
