-- One account's order lines with the names of what was bought. Grain: order line; money in the base currency, and
-- `amount` in the line's own `currency`.
WITH lines AS (
    SELECT
        l.order_date,
        l.order_no,
        l.line_no,
        l.product_id,
        p.product_name,
        coalesce(p.family, p.category) AS family,
        l.quantity,
        l.revenue_base AS revenue,
        l.revenue_base - l.cost_base AS margin,
        l.revenue AS amount,
        l.currency
    FROM facts.order_line AS l
    LEFT JOIN facts.product AS p ON p.product_id = l.product_id
    WHERE l.account_id = $account_id AND l.order_date >= $since
)
SELECT
    order_date, order_no, line_no, product_id, product_name, family, quantity, revenue, margin, amount, currency
FROM lines
ORDER BY
    CASE WHEN $descending THEN {sort} END DESC NULLS LAST,
    CASE WHEN NOT $descending THEN {sort} END ASC NULLS LAST,
    order_date DESC,
    order_no DESC,
    line_no ASC
LIMIT $rows OFFSET $skipped
