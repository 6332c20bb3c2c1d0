DELETE FROM facts.{table} WHERE order_key IN (SELECT {order_key} AS order_key FROM {source} AS file {joins})
