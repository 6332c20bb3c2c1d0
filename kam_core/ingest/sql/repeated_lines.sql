-- As repeated_keys, for order lines. Looks only at orders that may repeat a line: where each line number of an order
-- sets a bit of its own, none is there twice. Takes a fifth of the time and memory of all keys.
SELECT {order_no} AS order_no, {line_no} AS line_no, count(*) AS times, count(*) OVER () AS found
FROM {source} AS file
WHERE {order_no} IN (
    SELECT {order_no}
    FROM {source} AS file
    GROUP BY {order_no}
    HAVING count(*) > bit_count(bit_or(CAST(1 AS UBIGINT) << CAST({line_no} & 63 AS INTEGER)))
)
GROUP BY {order_no}, {line_no}
HAVING count(*) > 1
ORDER BY order_no, line_no
LIMIT $samples
