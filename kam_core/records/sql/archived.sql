-- Grain: a record of the account that was put away.
SELECT {columns} FROM {view} WHERE account_id = $account_id AND archived_at IS NOT NULL ORDER BY archived_at DESC, {key}
