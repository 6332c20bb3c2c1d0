DELETE FROM facts.company_family_year WHERE month >= $first
