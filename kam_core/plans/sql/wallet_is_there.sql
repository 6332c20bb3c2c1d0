-- Grain: one row, if this estimate was made.
SELECT wallet_estimate_id FROM app.wallet_estimate WHERE wallet_estimate_id = $wallet_estimate_id
