-- Grain: one row; none before the first load.
SELECT company_name, fictitious, base_currency, as_of, closed_through FROM facts.company
