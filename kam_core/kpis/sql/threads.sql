-- How many accounts of a population hang by one thread. Grain: point by which both sides had spoken anywhere, and
-- somebody said with whom. `hanging`: in the $days to it, fewer than $fewest of theirs who are still there spoke with
-- us, or one of us had part in more than $most of a hundred occasions. `known` have contacts, whether or not they spoke.
WITH touches AS MATERIALIZED (
    SELECT t.account_id, t.contact_id, t.person_ids, t.touched_on, t.touch_id
    FROM app.touch AS t
    WHERE $everyone OR t.account_id IN (SELECT p.account_id FROM population AS p)
),
people AS MATERIALIZED (
    SELECT c.account_id, c.contact_id, c.left_on
    FROM app.contact AS c
    WHERE c.archived_at IS NULL AND ($everyone OR c.account_id IN (SELECT p.account_id FROM population AS p))
),
spoken AS (
    SELECT
        w.point, w.day, t.account_id,
        count(
            DISTINCT CASE
                WHEN t.touched_on >= w.day - $days AND (c.left_on IS NULL OR c.left_on > w.day) THEN c.contact_id
            END
        ) AS contacts
    FROM windows AS w
    INNER JOIN touches AS t ON t.touched_on <= w.day
    LEFT JOIN people AS c ON c.contact_id = t.contact_id
    WHERE t.contact_id IS NOT NULL
    GROUP BY w.point, w.day, t.account_id
),
occasions AS (
    SELECT w.point, t.account_id, count(DISTINCT t.touch_id) AS occasions
    FROM windows AS w
    INNER JOIN touches AS t ON t.touched_on <= w.day AND t.touched_on >= w.day - $days
    WHERE t.person_ids <> ''
    GROUP BY w.point, t.account_id
),
colleagues AS (
    SELECT w.point, t.account_id, t.person_id, count(DISTINCT t.touch_id) AS occasions
    FROM windows AS w
    INNER JOIN (
        SELECT account_id, touch_id, touched_on, unnest(string_split(person_ids, '|')) AS person_id
        FROM touches
        WHERE person_ids <> ''
    ) AS t ON t.touched_on <= w.day AND t.touched_on >= w.day - $days
    GROUP BY w.point, t.account_id, t.person_id
),
busiest AS (
    SELECT point, account_id, max(occasions) AS occasions
    FROM colleagues
    GROUP BY point, account_id
),
known AS (
    SELECT w.point, count(DISTINCT a.account_id) AS accounts
    FROM windows AS w
    INNER JOIN (
        SELECT account_id, left_on, NULL AS touched_on FROM people
        UNION ALL
        SELECT account_id, NULL AS left_on, touched_on FROM touches WHERE contact_id IS NOT NULL
    ) AS a ON (a.left_on IS NULL OR a.left_on > w.day) AND (a.touched_on IS NULL OR a.touched_on <= w.day)
    GROUP BY w.point
)
SELECT
    s.point,
    count(*) AS accounts,
    count(CASE WHEN s.contacts < $fewest OR 100 * b.occasions > $most * o.occasions THEN 1 END) AS hanging,
    max(k.accounts) AS known
FROM spoken AS s
LEFT JOIN occasions AS o ON o.point = s.point AND o.account_id = s.account_id
LEFT JOIN busiest AS b ON b.point = s.point AND b.account_id = s.account_id
INNER JOIN known AS k ON k.point = s.point
GROUP BY s.point
