-- What was put into each account from $first to before $until. Grain: account of population.
-- Null where nobody said: `hours` (a year of what its team gives a month, and hours of investments of these months; the
-- latter alone would be a part only), `invested` (no investment of the account was ever recorded, one has no date, or
-- one of these months has neither an amount nor hours), `cost_to_serve` (no driver, or one without a rate).
WITH team AS (
    SELECT account_id, sum(hours_a_month) * 12 AS hours, bool_or(illustrative) AS illustrative
    FROM app.team_member
    WHERE archived_at IS NULL AND hours_a_month IS NOT NULL
    GROUP BY account_id
),
invested AS (
    SELECT
        account_id,
        CASE
            WHEN bool_or(
                spent_on IS NULL
                OR (spent_on >= $first AND spent_on < $until AND amount IS NULL AND hours IS NULL)
            ) THEN NULL
            ELSE coalesce(sum(CASE WHEN spent_on >= $first AND spent_on < $until THEN amount END), 0)
        END AS amount,
        sum(CASE WHEN spent_on >= $first AND spent_on < $until THEN hours END) AS hours,
        bool_or(illustrative) AS illustrative
    FROM app.investment
    WHERE archived_at IS NULL
    GROUP BY account_id
),
served AS (
    SELECT
        d.account_id,
        CASE WHEN count(d.rate_base) = count(*) THEN sum(d.quantity * d.rate_base) END AS amount,
        bool_or(b.illustrative) AS illustrative
    FROM facts.cost_driver AS d
    LEFT JOIN facts.batch AS b ON b.batch_id = d.batch_id
    WHERE d.month >= $first AND d.month < $until
    GROUP BY d.account_id
)
SELECT
    p.account_id,
    CAST(t.hours + coalesce(i.hours, 0) AS DECIMAL(18, 4)) AS hours,
    CAST(i.amount AS DECIMAL(18, 4)) AS invested,
    CAST(s.amount AS DECIMAL(18, 4)) AS cost_to_serve,
    coalesce(t.illustrative, false) OR coalesce(i.illustrative, false) OR coalesce(s.illustrative, false)
        AS illustrative
FROM population AS p
LEFT JOIN team AS t ON t.account_id = p.account_id
LEFT JOIN invested AS i ON i.account_id = p.account_id
LEFT JOIN served AS s ON s.account_id = p.account_id
ORDER BY p.account_id
