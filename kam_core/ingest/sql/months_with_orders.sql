SELECT DISTINCT month FROM facts.account_month
