UPDATE {table} SET {places}, version = version + 1 WHERE {key} = $id
