-- Grain: invoice; amounts in the base currency.
SELECT
    r.receivable_id, r.account_id, r.amount_base AS amount, r.due_on, r.paid_on,
    coalesce(b.illustrative, false) AS illustrative
FROM facts.receivable AS r
LEFT JOIN facts.batch AS b ON b.batch_id = r.batch_id
ORDER BY r.receivable_id
