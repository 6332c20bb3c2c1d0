-- Grain: one row, if the history has this change of the record.
SELECT field, new_value FROM app.history WHERE record = $record AND record_id = $record_id AND sequence = $sequence
