-- What families `family_months` numbers, in their order, over all accounts. Grain: family with order lines.
SELECT DISTINCT family FROM facts.account_family_month WHERE month >= $first AND month < $until ORDER BY family
