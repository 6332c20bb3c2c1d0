-- Requests that a population made in a window, and the median hours to the first answer of those that had one by its
-- day. Grain: point with a request.
SELECT
    w.point,
    count(*) AS asked,
    count(CASE WHEN r.answered_at < w.day + 1 THEN 1 END) AS answered,
    median(CASE WHEN r.answered_at < w.day + 1 THEN date_diff('second', r.opened_at, r.answered_at) / 3600.0 END)
        AS hours
FROM windows AS w
INNER JOIN facts.request AS r
    ON r.opened_at >= w.first AND r.opened_at < w.until AND r.opened_at < w.day + 1
WHERE $everyone OR r.account_id IN (SELECT p.account_id FROM population AS p)
GROUP BY w.point
