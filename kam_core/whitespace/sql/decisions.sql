-- What became of proposals to some accounts. Grain: account of `chosen` and family that was decided on.
SELECT d.account_id, d.family, d.offer_decision_id, d.decision, d.reason, d.basis AS was_basis, d.illustrative
FROM app.offer_decision AS d
WHERE d.archived_at IS NULL AND d.account_id IN (SELECT account_id FROM chosen)
