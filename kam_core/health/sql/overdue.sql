-- Invoices that were due before a day and not paid on it. Grain: account and point with such invoices; `overdue` is
-- null where the amount of one of them is unknown.
SELECT
    a.account_id,
    a.point,
    CASE WHEN count(r.amount_base) = count(*) THEN CAST(sum(r.amount_base) AS DOUBLE) END AS overdue,
    true AS is_late
FROM asked AS a
INNER JOIN facts.receivable AS r
    ON r.account_id = a.account_id AND r.due_on < a.day AND (r.paid_on IS NULL OR r.paid_on > a.day)
GROUP BY a.account_id, a.point
