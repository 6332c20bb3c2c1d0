UPDATE facts.company SET
    company_name = $company_name,
    fictitious = $fictitious,
    base_currency = $base_currency,
    as_of = $as_of,
    closed_through = $closed_through,
    said_closed_through = $said_closed_through
