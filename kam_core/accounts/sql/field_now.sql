-- Grain: one row, if there is such an account: one of its fields as loaded and as it is; version 0 if never edited.
SELECT
    f.loaded,
    CASE WHEN o.version IS NULL THEN f.loaded ELSE o.value END AS value,
    coalesce(o.version, 0) AS version
FROM (
    SELECT
        account_id,
        CASE $field
            WHEN 'owner_id' THEN owner_id
            WHEN 'segment' THEN segment
            WHEN 'industry' THEN industry
            WHEN 'country' THEN country
        END AS loaded
    FROM facts.account
    WHERE account_id = $account_id
) AS f
LEFT JOIN app.overlay AS o ON o.record = 'account' AND o.record_id = f.account_id AND o.field = $field
