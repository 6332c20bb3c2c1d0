-- Grain: one row. What the account's file says, whatever was edited since.
SELECT
    CASE $field
        WHEN 'owner_id' THEN owner_id
        WHEN 'segment' THEN segment
        WHEN 'industry' THEN industry
        WHEN 'country' THEN country
    END AS value
FROM facts.account
WHERE account_id = $account_id
