-- Grain: one row, if the account has such a record; a null $account_id asks whether anybody has.
SELECT {key} FROM {table} WHERE {key} = $id AND {whose}
