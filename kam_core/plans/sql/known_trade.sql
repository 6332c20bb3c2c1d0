-- What loaded facts say about trade with one account. Grain: one row; each figure is null where nothing tells.
SELECT
    (
        -- A contract that was renewed is over; one whose notice day has passed still ends.
        SELECT min(CASE WHEN c.notice_on >= $today THEN c.notice_on WHEN c.end_on >= $today THEN c.end_on END)
        FROM facts.contract AS c
        WHERE
            c.account_id = $account_id
            AND NOT EXISTS (SELECT 1 FROM facts.contract AS n WHERE n.renewed_from = c.contract_id)
    ) AS critical_on,
    m.revenue,
    m.cost,
    d.drivers,
    d.cost_to_serve,
    (
        SELECT w.amount FROM (
            SELECT f.year, f.estimated_on, f.amount_base AS amount, 0 AS typed
            FROM facts.wallet_estimate AS f
            WHERE f.account_id = $account_id AND f.family = '' AND f.amount_base IS NOT NULL
            UNION ALL
            SELECT t.year, t.estimated_on, t.amount, 1 AS typed
            FROM app.wallet_estimate AS t
            WHERE
                t.account_id = $account_id AND t.amount IS NOT NULL AND t.archived_at IS NULL
                AND t.wallet_estimate_id NOT LIKE concat($plan_id, ':%')
        ) AS w
        WHERE w.estimated_on <= $today AND w.year <= $year
        ORDER BY w.year DESC, w.estimated_on DESC, w.typed DESC
        LIMIT 1
    ) AS wallet,
    (
        SELECT median(o.close_on - o.created_on) FROM facts.opportunity AS o
        INNER JOIN (
            SELECT opportunity_id, max(snapshot_on) AS snapshot_on FROM facts.opportunity
            WHERE account_id = $account_id GROUP BY opportunity_id
        ) AS last ON last.opportunity_id = o.opportunity_id AND last.snapshot_on = o.snapshot_on
        WHERE o.account_id = $account_id AND o.status = 'won' AND o.close_on >= o.created_on
    ) AS cycle_days,
    (
        SELECT count(*) FROM facts.grievance AS g
        WHERE g.account_id = $account_id AND g.opened_on >= $two_years_ago AND g.closed_on IS NULL
    ) AS open_grievances,
    (
        SELECT count(*) FROM facts.grievance AS g
        WHERE g.account_id = $account_id AND g.opened_on >= $two_years_ago AND g.closed_on IS NOT NULL
    ) AS closed_grievances
FROM (
    SELECT
        CAST(sum(revenue) AS DECIMAL(18, 4)) AS revenue,
        CASE WHEN count(cost) = count(*) THEN CAST(sum(cost) AS DECIMAL(18, 4)) END AS cost
    FROM facts.account_month
    WHERE account_id = $account_id AND month >= $first AND month < $until
) AS m
CROSS JOIN (
    SELECT
        count(*) AS drivers,
        CASE WHEN count(rate_base) = count(*) THEN CAST(sum(quantity * rate_base) AS DECIMAL(18, 4)) END AS cost_to_serve
    FROM facts.cost_driver
    WHERE account_id = $account_id AND month >= $first AND month < $until
) AS d
