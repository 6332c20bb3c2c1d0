-- Grain: account at which somebody decided that a family does not apply.
SELECT DISTINCT account_id FROM app.white_space_cell WHERE applicable = 'no' AND archived_at IS NULL
