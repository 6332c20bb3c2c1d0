-- Grain: a later load and currency with amounts that were converted by a rate of this load: how many.
SELECT b.batch_id, b.file_name, used.currency, sum(used.rows) AS rows
FROM (
    SELECT u.batch_id, u.currency, u.rows
    FROM (
        SELECT t.batch_id, t.currency, t.{day} AS day, count(*) AS rows
        FROM {table} AS t
        WHERE
            t.batch_id > $batch_id
            AND t.currency IN (SELECT r.currency FROM facts.exchange_rate AS r WHERE r.batch_id = $batch_id)
            AND t.currency <> (SELECT c.base_currency FROM facts.company AS c)
        GROUP BY t.batch_id, t.currency, t.{day}
    ) AS u
    -- The rate of a day is the newest of those that were there when the amount was loaded.
    INNER JOIN facts.exchange_rate AS r
        ON r.currency = u.currency AND r.rate_date <= u.day AND r.batch_id < u.batch_id
    GROUP BY u.batch_id, u.currency, u.day, u.rows
    HAVING arg_max(r.batch_id, r.rate_date) = $batch_id
) AS used
INNER JOIN facts.batch AS b ON b.batch_id = used.batch_id
GROUP BY b.batch_id, b.file_name, used.currency
ORDER BY b.batch_id DESC, used.currency
