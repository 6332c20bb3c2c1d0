INSERT INTO facts.company (company_name, fictitious, base_currency, as_of, closed_through, said_closed_through)
VALUES ($company_name, $fictitious, $base_currency, $as_of, $closed_through, $said_closed_through)
