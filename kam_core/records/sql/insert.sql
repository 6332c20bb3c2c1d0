INSERT INTO {table} ({names}) VALUES ({values})
