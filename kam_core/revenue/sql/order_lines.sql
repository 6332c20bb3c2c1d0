-- One account's order lines with the names of what was bought. Grain: order line; money in the base currency, and
-- `amount` in the line's own `currency`. $family: only lines of this one, as rollups call it; null for all.
WITH lines AS (
    SELECT
        l.order_date,
        coalesce(o.order_no, CAST(l.order_key AS VARCHAR)) AS order_no,
        l.line_no,
        k.product_id,
        p.product_name,
        coalesce(p.family, p.category) AS family,
        l.quantity,
        CASE WHEN t.rate IS NULL THEN l.revenue ELSE CAST(l.revenue * t.rate AS DECIMAL(18, 4)) END AS revenue,
        CASE WHEN t.rate IS NULL THEN l.cost ELSE CAST(l.cost * t.rate AS DECIMAL(18, 4)) END AS cost,
        l.revenue AS amount,
        t.currency
    FROM facts.stored_line AS l
    LEFT JOIN facts.order_key AS o ON o.order_key = l.order_key
    LEFT JOIN facts.product_key AS k ON k.product_key = l.product_key
    LEFT JOIN facts.product AS p ON p.product_id = k.product_id
    LEFT JOIN facts.line_terms AS t ON t.terms_no = l.terms_no
    WHERE
        l.account_key = (SELECT a.account_key FROM facts.account_key AS a WHERE a.account_id = $account_id)
        AND l.order_date >= $since
        AND ($family IS NULL OR coalesce(p.family, p.category, 'Other') = $family)
)
SELECT
    order_date, order_no, line_no, product_id, product_name, family, quantity, revenue, margin, amount, currency
FROM (
    SELECT
        order_date,
        order_no,
        line_no,
        product_id,
        product_name,
        family,
        quantity,
        revenue,
        revenue - cost AS margin,
        amount,
        currency
    FROM lines
) AS shown
ORDER BY
    CASE WHEN $descending THEN {sort} END DESC NULLS LAST,
    CASE WHEN NOT $descending THEN {sort} END ASC NULLS LAST,
    order_date DESC,
    order_no DESC,
    line_no ASC
LIMIT $rows OFFSET $skipped
