DELETE FROM facts.company_profit_year WHERE month >= $first AND month < $until
