-- Whether any file that scores are made of was made up for a demo. Grain: one row.
SELECT count(*) > 0 AS illustrative
FROM facts.batch
WHERE illustrative AND kind IN ('ratings', 'rival_ratings', 'potentials', 'wallet_estimates', 'cost_drivers')
