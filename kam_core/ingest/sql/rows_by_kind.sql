-- Grain: kind of file, and the list of key accounts ('members'): how many rows there are.
SELECT 'people' AS kind, count(*) AS rows FROM facts.person
UNION ALL
SELECT 'accounts' AS kind, count(*) AS rows FROM facts.account
UNION ALL
SELECT 'external_ids' AS kind, count(*) AS rows FROM facts.account_external_id
UNION ALL
SELECT 'potentials' AS kind, count(*) AS rows FROM facts.potential
UNION ALL
SELECT 'units' AS kind, count(*) AS rows FROM facts.unit
UNION ALL
SELECT 'products' AS kind, count(*) AS rows FROM facts.product
UNION ALL
SELECT 'exchange_rates' AS kind, count(*) AS rows FROM facts.exchange_rate
UNION ALL
SELECT 'order_lines' AS kind, count(*) AS rows FROM facts.stored_line
UNION ALL
SELECT 'targets' AS kind, count(*) AS rows FROM facts.target
UNION ALL
SELECT 'opportunities' AS kind, count(*) AS rows FROM facts.opportunity
UNION ALL
SELECT 'contracts' AS kind, count(*) AS rows FROM facts.contract
UNION ALL
SELECT 'surveys' AS kind, count(*) AS rows FROM facts.survey_answer
UNION ALL
SELECT 'contacts' AS kind, count(*) AS rows FROM facts.contact
UNION ALL
SELECT 'activities' AS kind, count(*) AS rows FROM facts.activity
UNION ALL
SELECT 'requests' AS kind, count(*) AS rows FROM facts.request
UNION ALL
SELECT 'grievances' AS kind, count(*) AS rows FROM facts.grievance
UNION ALL
SELECT 'receivables' AS kind, count(*) AS rows FROM facts.receivable
UNION ALL
SELECT 'wallet_estimates' AS kind, count(*) AS rows FROM facts.wallet_estimate
UNION ALL
SELECT 'cost_drivers' AS kind, count(*) AS rows FROM facts.cost_driver
UNION ALL
SELECT 'goals' AS kind, count(*) AS rows FROM facts.goal
UNION ALL
SELECT 'ratings' AS kind, count(*) AS rows FROM facts.rating
UNION ALL
SELECT 'rival_ratings' AS kind, count(*) AS rows FROM facts.rival_rating
UNION ALL
SELECT 'members' AS kind, count(*) AS rows FROM app.membership
