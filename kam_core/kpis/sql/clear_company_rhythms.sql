DELETE FROM facts.company_rhythm
