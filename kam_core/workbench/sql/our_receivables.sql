-- Grain: invoice; amounts in the base currency.
SELECT receivable_id, account_id, amount_base AS amount, due_on, paid_on
FROM facts.receivable
ORDER BY receivable_id
