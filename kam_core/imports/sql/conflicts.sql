-- Grain: a field of an account that somebody edited by hand and whose loaded value a load changed to another than the
-- edited one. The edit still counts.
SELECT told.account_id, told.account_name, told.field, told.edited, told.before, told.after
FROM (
    SELECT
        o.record_id AS account_id,
        a.account_name,
        o.field,
        o.value AS edited,
        json_extract_string(r.held, '$."' || o.field || '"') AS before,
        CASE o.field
            WHEN 'owner_id' THEN a.owner_id
            WHEN 'segment' THEN a.segment
            WHEN 'industry' THEN a.industry
            WHEN 'country' THEN a.country
        END AS after
    FROM app.overlay AS o
    INNER JOIN facts.account AS a ON a.account_id = o.record_id AND a.batch_id = $batch_id
    INNER JOIN facts.replaced_row AS r
        ON r.replaced_by = $batch_id AND r.kind = 'accounts' AND r.key = CAST(json_array(o.record_id) AS VARCHAR)
    WHERE o.record = 'account'
) AS told
WHERE told.before IS DISTINCT FROM told.after AND told.edited IS DISTINCT FROM told.after
ORDER BY told.account_id, told.field
