-- What some accounts buy, bought and could buy. Grain: account of `chosen` and family of `families`; `bought` as
-- bought.sql has it.
-- What was bought is bought, whatever somebody decided of it before.
WITH members AS MATERIALIZED (
    SELECT a.account_id, a.account_name, a.segment
    FROM app.account AS a
    WHERE a.account_id IN (SELECT account_id FROM chosen)
),
sized AS (
    SELECT
        account_id,
        CASE WHEN sum(revenue) <= $small THEN 1 WHEN sum(revenue) <= $middle THEN 2 ELSE 3 END AS third
    FROM bought
    GROUP BY account_id
    HAVING sum(revenue) > 0
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
        CASE WHEN t.buyers >= $least THEN 'third' WHEN g.buyers >= $least THEN 'segment' END AS method,
        CASE WHEN t.buyers >= $least THEN t.potential WHEN g.buyers >= $least THEN g.potential END AS potential,
        coalesce(CASE WHEN t.buyers >= $least THEN t.buyers ELSE g.buyers END, 0) AS n,
        CASE WHEN t.buyers >= $least THEN t.accounts ELSE g.accounts END AS comparable,
        w.white_space_cell_id,
        w.applicable,
        w.reason,
        w.rival,
        w.awareness,
        w.note,
        w.action_id,
        w.objective_id,
        coalesce(w.illustrative, false) AS illustrative
    FROM members AS a
    CROSS JOIN families AS f
    LEFT JOIN bought AS b ON b.account_id = a.account_id AND b.family = f.family
    LEFT JOIN sized AS s ON s.account_id = a.account_id
    LEFT JOIN app.white_space_cell AS w
        ON w.account_id = a.account_id AND w.family = f.family AND w.archived_at IS NULL
    LEFT JOIN peers AS t ON t.segment = a.segment AND t.third = s.third AND t.family = f.family
    LEFT JOIN (
        SELECT segment, family, potential, buyers, accounts FROM peers WHERE third IS NULL
    ) AS g ON g.segment = a.segment AND g.family = f.family
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
    CASE WHEN k.state <> 'not_applicable' THEN k.potential END AS potential,
    CASE
        WHEN k.state <> 'not_applicable' AND k.potential IS NOT NULL THEN greatest(k.potential - k.revenue, 0)
    END AS gap,
    CASE WHEN k.state <> 'not_applicable' THEN k.method END AS method,
    CASE WHEN k.state <> 'not_applicable' THEN k.n ELSE 0 END AS n,
    CASE WHEN k.state <> 'not_applicable' THEN k.comparable END AS comparable,
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
ORDER BY k.account_name, k.account_id, k.family
