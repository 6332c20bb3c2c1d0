DELETE FROM facts.company_year WHERE month >= $first AND month < $until
