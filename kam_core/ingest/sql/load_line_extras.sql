INSERT INTO facts.line_extra (order_key, line_no, extra)
SELECT {order_key} AS order_key, {line_no} AS line_no, {extra} AS extra
FROM {source} AS file
{joins}
