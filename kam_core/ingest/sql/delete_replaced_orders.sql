DELETE FROM facts.order_line WHERE order_no IN (SELECT {order_no} FROM {source} AS file)
