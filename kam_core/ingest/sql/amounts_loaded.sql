-- Grain: one row. Whether the store holds amounts that were converted into its base currency.
SELECT
    EXISTS (SELECT 1 FROM facts.stored_line)
    OR EXISTS (SELECT 1 FROM facts.target WHERE value_base IS NOT NULL)
    OR EXISTS (SELECT 1 FROM facts.opportunity WHERE amount_base IS NOT NULL)
    OR EXISTS (SELECT 1 FROM facts.contract WHERE value_base IS NOT NULL)
    OR EXISTS (SELECT 1 FROM facts.potential)
    OR EXISTS (SELECT 1 FROM facts.receivable)
    OR EXISTS (SELECT 1 FROM facts.wallet_estimate)
    OR EXISTS (SELECT 1 FROM facts.cost_driver)
    OR EXISTS (SELECT 1 FROM facts.exchange_rate) AS amounts_loaded
