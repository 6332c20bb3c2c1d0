-- Grain: contract; its value in the base currency.
SELECT
    c.contract_id, c.account_id, c.start_on, c.end_on, c.notice_on, c.value_base AS value, c.renewed_from,
    coalesce(b.illustrative, false) AS illustrative
FROM facts.contract AS c
LEFT JOIN facts.batch AS b ON b.batch_id = c.batch_id
ORDER BY c.contract_id
