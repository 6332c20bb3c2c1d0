-- Grain: one row; none before the company is described.
SELECT company_name, fictitious, base_currency, as_of, closed_through, said_closed_through FROM facts.company
