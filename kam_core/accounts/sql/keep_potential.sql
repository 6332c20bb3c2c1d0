INSERT INTO app.potential (account_id, said_on, amount, currency, said_by, version)
VALUES ($account_id, $said_on, $amount, $currency, $who, $version)
ON CONFLICT (account_id, said_on) DO UPDATE SET
    amount = excluded.amount,
    currency = excluded.currency,
    said_by = excluded.said_by,
    version = excluded.version
