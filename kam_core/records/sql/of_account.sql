-- Grain: a record of the account that is not archived. The order in which they were made is that of no column: by id
-- where nothing else tells.
SELECT {columns} FROM {view} WHERE account_id = $account_id AND archived_at IS NULL ORDER BY {key}
