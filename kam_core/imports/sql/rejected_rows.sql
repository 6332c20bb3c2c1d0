-- Grain: a row of the file of a load that was not loaded, in the order of the file.
SELECT line, raw, reason FROM facts.rejected_row WHERE batch_id = $batch_id ORDER BY line
