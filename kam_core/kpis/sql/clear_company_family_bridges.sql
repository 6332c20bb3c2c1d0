DELETE FROM facts.company_family_bridge WHERE month >= $first
