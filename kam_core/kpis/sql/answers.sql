-- What a population answered in surveys. Grain: window (`point`) and kind of survey with answers. `high` are 9 and 10
-- of an NPS, 4 and 5 of a CSAT; `low` are 0 to 6 of an NPS. `buyers` answered and bought something in the window, for
-- `revenue` together. `by_account` is the mean of each account's own (high - low) / answers, `by_revenue` the same
-- weighted by what each bought, which `buyers_answers` answers are of.
WITH answers AS MATERIALIZED (
    SELECT
        w.point, s.kind, s.account_id,
        count(*) AS answers,
        count(CASE WHEN s.score >= CASE s.kind WHEN 'nps' THEN 9 WHEN 'csat' THEN 4 END THEN 1 END) AS high,
        count(CASE WHEN s.kind = 'nps' AND s.score <= 6 THEN 1 END) AS low,
        sum(s.score) AS score
    FROM windows AS w
    INNER JOIN facts.survey_answer AS s ON s.answered_on >= w.first AND s.answered_on < w.until
    WHERE $everyone OR s.account_id IN (SELECT p.account_id FROM population AS p)
    GROUP BY w.point, s.kind, s.account_id
),
buyers AS (
    SELECT w.point, m.account_id, sum(m.revenue) AS revenue
    FROM windows AS w
    INNER JOIN facts.account_month AS m ON m.month >= w.first AND m.month < w.until
    WHERE m.account_id IN (SELECT a.account_id FROM answers AS a)
    GROUP BY w.point, m.account_id
    HAVING sum(m.revenue) > 0
)
SELECT
    a.point,
    a.kind,
    CAST(sum(a.answers) AS BIGINT) AS answers,
    CAST(sum(a.high) AS BIGINT) AS high,
    CAST(sum(a.low) AS BIGINT) AS low,
    sum(a.score) / sum(a.answers) AS mean,
    count(b.account_id) AS buyers,
    count(*) AS accounts,
    avg((a.high - a.low) / a.answers) AS by_account,
    CAST(coalesce(sum(a.answers) FILTER (WHERE b.account_id IS NOT NULL), 0) AS BIGINT) AS buyers_answers,
    CAST(coalesce(sum(b.revenue), 0) AS DECIMAL(18, 4)) AS revenue,
    sum(b.revenue * ((a.high - a.low) / a.answers)) / sum(b.revenue) AS by_revenue
FROM answers AS a
LEFT JOIN buyers AS b ON b.point = a.point AND b.account_id = a.account_id
GROUP BY a.point, a.kind
