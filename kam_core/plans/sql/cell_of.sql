-- Grain: one row, if anybody said something of the family at the account.
SELECT white_space_cell_id AS record_id FROM app.white_space_cell WHERE account_id = $account_id AND family = $family
