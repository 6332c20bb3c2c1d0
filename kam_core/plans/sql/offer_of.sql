-- Grain: one row, if somebody decided on offering the family to the account.
SELECT offer_decision_id AS record_id FROM app.offer_decision WHERE account_id = $account_id AND family = $family
