-- Grain: one row: all order lines, in the base currency. Null without lines; margin also where any cost is unknown.
SELECT
    sum(m.revenue) AS revenue,
    CASE WHEN count(m.cost) = count(*) THEN sum(m.revenue) - sum(m.cost) END AS margin
FROM facts.account_month AS m
