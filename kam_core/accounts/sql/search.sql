-- Grain: account whose name or id holds $text, whatever the case and the accents; best match first.
SELECT account_id, account_name, country, segment, owner_id
FROM (
    SELECT
        account_id, account_name, country, segment, owner_id,
        strip_accents(lower(account_name)) AS plain_name,
        lower(account_id) AS plain_id,
        strip_accents(lower($text)) AS sought
    FROM app.account
) AS account
WHERE contains(plain_name, sought) OR contains(plain_id, lower($text))
ORDER BY plain_id <> lower($text), NOT starts_with(plain_name, sought), plain_name, account_id
LIMIT $most
