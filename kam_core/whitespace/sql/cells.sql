-- What some accounts buy, bought and could buy. Grain: account of `chosen` and family of `families`.
-- What was bought is bought, whatever somebody decided of it before.
WITH bought AS (
    SELECT
        b.account_id,
        b.family,
        sum(CASE WHEN b.month >= $first THEN b.revenue ELSE 0 END) AS revenue,
        sum(CASE WHEN b.month < $first THEN b.revenue ELSE 0 END) AS before,
        max(b.last_order_date) AS last_order_date
    FROM facts.account_family_month AS b
    WHERE b.month < $until AND b.account_id IN (SELECT account_id FROM chosen)
    GROUP BY b.account_id, b.family
),
sized AS (
    SELECT
        m.account_id,
        CASE WHEN sum(m.revenue) <= $small THEN 1 WHEN sum(m.revenue) <= $middle THEN 2 ELSE 3 END AS third
    FROM facts.account_month AS m
    WHERE m.month >= $first AND m.month < $until AND m.account_id IN (SELECT account_id FROM chosen)
    GROUP BY m.account_id
    HAVING sum(m.revenue) > 0
),
known AS (
    SELECT
        a.account_id,
        a.account_name,
        a.segment,
        s.third,
        f.family,
        CASE
            WHEN coalesce(b.revenue, 0) > 0 THEN 'bought'
            WHEN w.applicable = 'no' THEN 'not_applicable'
            WHEN coalesce(b.before, 0) > 0 THEN 'lapsed'
            ELSE 'not_bought'
        END AS state,
        CAST(coalesce(b.revenue, 0) AS DECIMAL(18, 4)) AS revenue,
        b.last_order_date,
        w.white_space_cell_id,
        w.applicable,
        w.reason,
        w.rival,
        w.awareness,
        w.note,
        w.action_id,
        w.objective_id,
        coalesce(w.illustrative, false) AS illustrative
    FROM app.account AS a
    CROSS JOIN families AS f
    LEFT JOIN bought AS b ON b.account_id = a.account_id AND b.family = f.family
    LEFT JOIN sized AS s ON s.account_id = a.account_id
    LEFT JOIN app.white_space_cell AS w
        ON w.account_id = a.account_id AND w.family = f.family AND w.archived_at IS NULL
    WHERE a.account_id IN (SELECT account_id FROM chosen)
),
compared AS (
    SELECT
        k.account_id,
        k.family,
        CASE
            WHEN t.buyers >= $least THEN 'third'
            WHEN w.buyers >= $least THEN 'segment'
        END AS method,
        CASE WHEN t.buyers >= $least THEN t.potential WHEN w.buyers >= $least THEN w.potential END AS potential,
        coalesce(CASE WHEN t.buyers >= $least THEN t.buyers ELSE w.buyers END, 0) AS n,
        CASE WHEN t.buyers >= $least THEN t.accounts ELSE w.accounts END AS comparable
    FROM known AS k
    LEFT JOIN peers AS t ON t.segment = k.segment AND t.third = k.third AND t.family = k.family
    LEFT JOIN peers AS w ON w.segment = k.segment AND w.third IS NULL AND w.family = k.family
    WHERE k.state <> 'not_applicable'
)
SELECT
    k.account_id,
    k.account_name,
    k.segment,
    k.third,
    k.family,
    k.state,
    k.revenue,
    k.last_order_date,
    c.potential,
    CASE WHEN c.potential IS NOT NULL THEN greatest(c.potential - k.revenue, 0) END AS gap,
    c.method,
    coalesce(c.n, 0) AS n,
    c.comparable,
    k.white_space_cell_id,
    k.applicable,
    k.reason,
    k.rival,
    k.awareness,
    k.note,
    k.action_id,
    k.objective_id,
    k.illustrative
FROM known AS k
LEFT JOIN compared AS c ON c.account_id = k.account_id AND c.family = k.family
ORDER BY k.account_name, k.account_id, k.family
