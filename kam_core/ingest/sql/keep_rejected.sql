INSERT INTO facts.rejected_row (batch_id, line, raw, reason)
SELECT $batch_id AS batch_id, r.line, coalesce(r.raw, '') AS raw, r.reason FROM rejected AS r
