DELETE FROM facts.account_family_month WHERE month >= $first AND month < $until
