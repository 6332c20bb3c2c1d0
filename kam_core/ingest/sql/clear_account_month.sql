DELETE FROM facts.account_month WHERE month >= $first AND month < $until
