-- Grain: an order line that a load changed; as changed_rows.
SELECT
    CAST(json_array(coalesce(o.order_no, CAST(r.order_key AS VARCHAR)), CAST(r.line_no AS VARCHAR)) AS VARCHAR) AS key,
    CAST(
        json_object(
            'order_date', CAST(r.order_date AS VARCHAR),
            'account_id', ra.account_id,
            'product_id', rp.product_id,
            'quantity', CAST(r.quantity AS VARCHAR),
            'revenue', CAST(r.revenue AS VARCHAR),
            'cost', CAST(r.cost AS VARCHAR)
        ) AS VARCHAR
    ) AS before,
    CAST(
        json_object(
            'order_date', CAST(l.order_date AS VARCHAR),
            'account_id', la.account_id,
            'product_id', lp.product_id,
            'quantity', CAST(l.quantity AS VARCHAR),
            'revenue', CAST(l.revenue AS VARCHAR),
            'cost', CAST(l.cost AS VARCHAR)
        ) AS VARCHAR
    ) AS after
FROM facts.replaced_line AS r
INNER JOIN facts.stored_line AS l ON l.order_key = r.order_key AND l.line_no = r.line_no AND l.batch_id = $batch_id
LEFT JOIN facts.order_key AS o ON o.order_key = r.order_key
LEFT JOIN facts.account_key AS ra ON ra.account_key = r.account_key
LEFT JOIN facts.account_key AS la ON la.account_key = l.account_key
LEFT JOIN facts.product_key AS rp ON rp.product_key = r.product_key
LEFT JOIN facts.product_key AS lp ON lp.product_key = l.product_key
WHERE
    r.replaced_by = $batch_id
    AND (
        l.order_date <> r.order_date
        OR l.account_key <> r.account_key
        OR l.product_key <> r.product_key
        OR l.quantity IS DISTINCT FROM r.quantity
        OR l.revenue <> r.revenue
        OR l.cost IS DISTINCT FROM r.cost
    )
ORDER BY key
LIMIT $most
