-- The bridge of each family over all accounts, as it is kept at each load. Grain: family; none where it is not kept.
SELECT family, accounts_before, accounts, start_revenue, more, added, less, lost, end_revenue
FROM facts.company_family_bridge
WHERE month = $month
