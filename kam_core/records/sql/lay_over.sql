-- The row that lies over a loaded record, where there is none yet.
INSERT INTO {table} ({key}, account_id, illustrative, version)
VALUES ($id, $account_id, false, 0)
ON CONFLICT ({key}) DO NOTHING
