-- Grain: contract; its value in the base currency.
SELECT contract_id, account_id, start_on, end_on, notice_on, value_base AS value, renewed_from
FROM facts.contract
ORDER BY contract_id
