-- The next day on which a contract can end, of those whose renewal nobody agreed to. Grain: account and point with
-- such a contract. Once its notice day is over, a contract is decided at its end. `notice_is_near`: within 60 days,
-- or over already.
SELECT
    a.account_id,
    a.point,
    min(CASE WHEN c.notice_on >= a.day THEN c.notice_on ELSE c.end_on END) AS critical_on,
    coalesce(bool_or(c.notice_on - a.day < 60), false) AS notice_is_near
FROM asked AS a
INNER JOIN facts.contract AS c
    ON c.account_id = a.account_id AND (c.end_on IS NULL OR c.end_on >= a.day)
    AND (c.start_on <= a.day OR c.renewed_from IS NOT NULL)
LEFT JOIN facts.contract AS s ON s.renewed_from = c.contract_id
WHERE s.contract_id IS NULL
GROUP BY a.account_id, a.point
