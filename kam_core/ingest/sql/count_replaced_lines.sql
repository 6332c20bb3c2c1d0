-- Grain: one row: of the lines that a load replaced or took away, how many there were, came back, came back as they were.
SELECT
    count(*) AS taken,
    count(l.line_no) AS back,
    count(*) FILTER (
        WHERE
            l.order_date = r.order_date
            AND l.account_key = r.account_key
            AND l.unit_key IS NOT DISTINCT FROM r.unit_key
            AND l.product_key = r.product_key
            AND l.quantity IS NOT DISTINCT FROM r.quantity
            AND l.revenue = r.revenue
            AND l.cost IS NOT DISTINCT FROM r.cost
            AND l.terms_no IS NOT DISTINCT FROM r.terms_no
            AND e.extra IS NOT DISTINCT FROM k.extra
    ) AS unchanged
FROM facts.replaced_line AS r
LEFT JOIN facts.stored_line AS l
    ON l.order_key = r.order_key AND l.line_no = r.line_no AND l.batch_id = $batch_id
LEFT JOIN facts.line_extra AS e ON e.order_key = l.order_key AND e.line_no = l.line_no
LEFT JOIN facts.replaced_line_extra AS k
    ON k.replaced_by = r.replaced_by AND k.order_key = r.order_key AND k.line_no = r.line_no
WHERE r.replaced_by = $batch_id
