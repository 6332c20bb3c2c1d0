DELETE FROM facts.company_month WHERE month >= $first AND month < $until
