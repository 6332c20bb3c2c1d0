-- What they wait for: requests without an answer since before $asked_before, and grievances that are open.
-- Grain: request or grievance.
SELECT account_id, 'request' AS reason, subject AS what, CAST(opened_at AS DATE) AS day
FROM facts.request
WHERE
    answered_at IS NULL AND closed_at IS NULL AND opened_at < $asked_before
    AND account_id IN (SELECT account_id FROM population)
UNION ALL
SELECT account_id, 'grievance' AS reason, subject AS what, opened_on AS day
FROM facts.grievance
WHERE
    opened_on <= $today AND (closed_on IS NULL OR closed_on > $today)
    AND account_id IN (SELECT account_id FROM population)
