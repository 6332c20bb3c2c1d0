INSERT INTO app.overlay (record, record_id, field, value, who, changed_at, version)
VALUES ('account', $account_id, $field, $value, $who, $changed_at, $version)
ON CONFLICT (record, record_id, field) DO UPDATE SET
    value = excluded.value,
    who = excluded.who,
    changed_at = excluded.changed_at,
    version = excluded.version
