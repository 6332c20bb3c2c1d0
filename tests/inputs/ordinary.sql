-- Questions that people ask of their files, one a line; each is answered as DuckDB alone answers it.
-- deals(id, account, region, stage, opened DATE, closed TIMESTAMP, amount DECIMAL(18, 2), discount DOUBLE, tags VARCHAR[], details VARCHAR of JSON)
-- accounts(name, sector, employees, founded DATE, parent)      rates(day DATE, rate DOUBLE)
SELECT count(*) AS deals FROM deals
SELECT * FROM deals ORDER BY id LIMIT 10
FROM accounts ORDER BY name
SELECT id, amount FROM deals ORDER BY amount DESC NULLS LAST, id LIMIT 5 OFFSET 3
SELECT region, sum(amount) AS won FROM deals WHERE stage = 'Won' GROUP BY region ORDER BY won DESC
SELECT region, stage, count(*) AS n FROM deals GROUP BY ALL ORDER BY ALL
SELECT region, stage, sum(amount) AS total FROM deals GROUP BY ROLLUP (region, stage) ORDER BY ALL NULLS FIRST
SELECT region, stage, sum(amount) AS total, grouping(region) AS g FROM deals GROUP BY CUBE (region, stage) ORDER BY ALL NULLS FIRST
SELECT region, stage, count(*) AS n FROM deals GROUP BY GROUPING SETS ((region), (stage), ()) ORDER BY ALL NULLS FIRST
SELECT region, count(*) FILTER (WHERE stage = 'Won') AS won, count(*) FILTER (stage = 'Lost') AS lost FROM deals GROUP BY region ORDER BY region
SELECT region, count(DISTINCT account) AS accounts FROM deals GROUP BY region HAVING count(*) > 5 ORDER BY region
SELECT DISTINCT stage FROM deals ORDER BY stage
SELECT DISTINCT ON (account) account, id, amount FROM deals ORDER BY account, amount DESC NULLS LAST, id
SELECT account, amount, row_number() OVER (PARTITION BY account ORDER BY opened, id) AS nth FROM deals ORDER BY account, nth
SELECT id, sum(amount) OVER (ORDER BY opened, id ROWS BETWEEN 2 PRECEDING AND CURRENT ROW) AS moving FROM deals ORDER BY id
SELECT id, amount - lag(amount, 1, 0) OVER (PARTITION BY region ORDER BY id) AS change FROM deals ORDER BY id
SELECT id, rank() OVER w AS r, dense_rank() OVER w AS d, ntile(4) OVER w AS q FROM deals WINDOW w AS (ORDER BY amount NULLS LAST) ORDER BY id
SELECT id, first_value(id) OVER (PARTITION BY region ORDER BY opened, id) AS f, last_value(id) OVER (PARTITION BY region ORDER BY opened, id RANGE BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS l FROM deals ORDER BY id
SELECT id, percent_rank() OVER (ORDER BY id) AS p, cume_dist() OVER (ORDER BY id) AS c, nth_value(id, 2) OVER (ORDER BY id) AS n, lead(id) OVER (ORDER BY id) AS next FROM deals ORDER BY id
SELECT account, id FROM deals QUALIFY row_number() OVER (PARTITION BY account ORDER BY amount DESC NULLS LAST, id) = 1 ORDER BY account
SELECT id, amount / sum(amount) OVER () AS share FROM deals ORDER BY id
SELECT id, avg(amount) OVER (ORDER BY opened RANGE BETWEEN INTERVAL 30 DAYS PRECEDING AND CURRENT ROW) AS month FROM deals ORDER BY id
SELECT id, count(*) OVER (ORDER BY id ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING EXCLUDE CURRENT ROW) AS near FROM deals ORDER BY id
WITH won AS (SELECT account, sum(amount) AS total FROM deals WHERE stage = 'Won' GROUP BY account) SELECT a.name, w.total FROM accounts AS a LEFT JOIN won AS w ON w.account = a.name ORDER BY a.name
WITH won AS MATERIALIZED (FROM deals WHERE stage = 'Won'), lost AS NOT MATERIALIZED (FROM deals WHERE stage = 'Lost') SELECT (SELECT count(*) FROM won) AS won, (SELECT count(*) FROM lost) AS lost
WITH RECURSIVE months(day) AS (SELECT DATE '2026-01-01' UNION ALL SELECT (day + INTERVAL 1 MONTH)::DATE FROM months WHERE day < DATE '2026-12-01') SELECT m.day, count(d.id) AS n FROM months AS m LEFT JOIN deals AS d ON date_trunc('month', d.opened) = m.day GROUP BY m.day ORDER BY m.day
WITH RECURSIVE tree AS (SELECT name, parent, 0 AS level FROM accounts WHERE parent IS NULL UNION ALL SELECT a.name, a.parent, t.level + 1 FROM accounts AS a JOIN tree AS t ON a.parent = t.name) SELECT name, level FROM tree ORDER BY name
SELECT d.id, a.sector FROM deals AS d JOIN accounts AS a ON a.name = d.account ORDER BY d.id
SELECT d.id, a.sector FROM deals AS d, accounts AS a WHERE a.name = d.account ORDER BY d.id
SELECT a.name FROM accounts AS a ANTI JOIN deals AS d ON d.account = a.name ORDER BY a.name
SELECT a.name FROM accounts AS a SEMI JOIN deals AS d ON d.account = a.name ORDER BY a.name
SELECT a.name, b.name AS other FROM accounts AS a CROSS JOIN accounts AS b WHERE a.name < b.name ORDER BY ALL
SELECT a.name, count(d.id) AS n FROM deals AS d RIGHT JOIN accounts AS a ON a.name = d.account GROUP BY a.name ORDER BY a.name
SELECT a.name, p.name AS parent FROM accounts AS a FULL OUTER JOIN accounts AS p ON a.parent = p.name ORDER BY ALL
SELECT d.id, d.opened, r.rate FROM deals AS d ASOF JOIN rates AS r ON d.opened >= r.day ORDER BY d.id
SELECT d.id, r.rate FROM deals AS d ASOF LEFT JOIN rates AS r ON d.opened < r.day ORDER BY d.id
SELECT d.id, l.more FROM deals AS d, LATERAL (SELECT d.amount * 2 AS more) AS l ORDER BY d.id
SELECT a.name, t.id FROM accounts AS a LEFT JOIN LATERAL (SELECT id FROM deals WHERE account = a.name ORDER BY amount DESC NULLS LAST, id LIMIT 2) AS t ON TRUE ORDER BY ALL
SELECT name FROM accounts WHERE name IN (SELECT account FROM deals WHERE amount > 50000) ORDER BY name
SELECT name FROM accounts AS a WHERE EXISTS (SELECT 1 FROM deals AS d WHERE d.account = a.name AND d.stage = 'Won') ORDER BY name
SELECT id FROM deals WHERE amount > ALL (SELECT amount FROM deals WHERE region = 'West' AND amount IS NOT NULL) ORDER BY id
SELECT id, (SELECT max(amount) FROM deals AS x WHERE x.region = d.region) AS most FROM deals AS d ORDER BY id
SELECT account FROM deals UNION SELECT name FROM accounts ORDER BY 1
SELECT account FROM deals EXCEPT SELECT name FROM accounts ORDER BY 1
SELECT account FROM deals INTERSECT SELECT name FROM accounts ORDER BY 1
SELECT region AS r, id FROM deals UNION ALL BY NAME SELECT id, stage AS s FROM deals ORDER BY ALL NULLS FIRST
SELECT date_trunc('month', opened) AS month, sum(amount) AS total FROM deals GROUP BY month ORDER BY month
SELECT year(opened) AS y, quarter(opened) AS q, count(*) AS n FROM deals GROUP BY y, q ORDER BY y, q
SELECT extract(year FROM opened) AS y, extract(isodow FROM opened) AS d, count(*) AS n FROM deals GROUP BY ALL ORDER BY ALL
SELECT id, date_diff('day', opened, closed::DATE) AS days, age(closed, opened::TIMESTAMP) AS age FROM deals ORDER BY id
SELECT id, closed - opened::TIMESTAMP AS span, opened + INTERVAL 1 YEAR AS renewed, opened + 7 AS week FROM deals ORDER BY id
SELECT strftime(opened, '%Y-%m') AS month, monthname(opened) AS m, dayname(opened) AS d, last_day(opened) AS l FROM deals ORDER BY opened, id
SELECT strptime('24.12.2026', '%d.%m.%Y')::DATE AS day, try_strptime('no day', '%Y') AS none, make_date(2026, 2, 28) AS made
SELECT time_bucket(INTERVAL '2 weeks', opened) AS weeks, count(*) AS n FROM deals GROUP BY weeks ORDER BY weeks
SELECT closed AT TIME ZONE 'Europe/Berlin' AS berlin, epoch(closed) AS seconds, closed::TIME AS t FROM deals ORDER BY id
SELECT day FROM generate_series(DATE '2026-01-01', DATE '2026-03-01', INTERVAL 1 WEEK) AS s(day) ORDER BY day
SELECT i, i * i AS square FROM range(1, 10, 2) AS r(i)
SELECT upper(account) AS u, lower(region) AS l, length(account) AS n, trim('  x ') AS t, left(account, 3) AS le, right(account, 2) AS ri FROM deals ORDER BY id
SELECT account || ' (' || region || ')' AS label, concat(account, NULL, 1) AS c, concat_ws('-', region, stage) AS ws FROM deals ORDER BY id
SELECT replace(account, 'a', 'A') AS r, translate(region, 'ae', 'xy') AS t, reverse(stage) AS v, lpad(id::VARCHAR, 5, '0') AS p FROM deals ORDER BY id
SELECT id FROM deals WHERE account LIKE 'A%' OR account ILIKE '%corp%' OR account NOT LIKE '_b%' ORDER BY id
SELECT id FROM deals WHERE account SIMILAR TO '(Acme|Beta).*' OR account GLOB 'G*' OR account ~ '^D' ORDER BY id
SELECT regexp_extract(account, '([A-Z]\w+) (\w+)', 2) AS second, regexp_replace(account, '\s+', '_', 'g') AS r, regexp_matches(account, 'corp$', 'i') AS m FROM deals ORDER BY id
SELECT regexp_extract_all(account, '[aeiou]') AS vowels, regexp_split_to_array(account, '\s+') AS words FROM deals ORDER BY id
SELECT string_split(account, ' ')[1] AS first, split_part(account, ' ', 2) AS second, account[1:3] AS start, starts_with(account, 'Ac') AS s FROM deals ORDER BY id
SELECT format('{}: {:.2f}', account, discount) AS f, printf('%05d', id) AS p FROM deals ORDER BY id
SELECT jaro_winkler_similarity(a.name, b.name) AS similar, levenshtein(a.name, b.name) AS distance FROM accounts AS a, accounts AS b WHERE a.name < b.name ORDER BY ALL
SELECT strip_accents('Käse'), md5('x') AS m, sha256('x') AS s, hash('x') IS NOT NULL AS h, to_base64('x'::BLOB) AS b
SELECT id, unnest(tags) AS tag FROM deals ORDER BY id, tag
SELECT t.tag, count(*) AS n FROM deals, unnest(tags) AS t(tag) GROUP BY t.tag ORDER BY t.tag
SELECT id, len(tags) AS n, tags[1] AS first, list_contains(tags, 'new') AS fresh, list_sort(tags) AS sorted, tags[-1] AS last FROM deals ORDER BY id
SELECT list_transform(tags, lambda t: upper(t)) AS u, list_filter(tags, lambda t: t <> 'new') AS old, [t || '!' FOR t IN tags IF len(t) > 3] AS long FROM deals ORDER BY id
SELECT region, list(id ORDER BY id) AS ids, array_agg(DISTINCT stage ORDER BY stage) AS stages FROM deals GROUP BY region ORDER BY region
SELECT region, string_agg(account, ', ' ORDER BY id) AS accounts FROM deals GROUP BY region ORDER BY region
SELECT list_aggregate([1, 2, 3], 'sum') AS s, list_reduce([1, 2, 3], lambda x, y: x + y) AS r, flatten([[1], [2, 3]]) AS f, list_zip([1, 2], ['a', 'b']) AS z
SELECT {'account': account, 'amount': amount} AS pair, struct_pack(r := region).r AS r FROM deals ORDER BY id
SELECT map(['a', 'b'], [1, 2])['a'] AS a, map_keys(MAP {'k': 1}) AS k, struct_extract({'x': 1}, 'x') AS x
SELECT details->>'owner' AS owner, (details->'score')::INTEGER AS score, json_extract_string(details, '$.owner') AS o FROM deals ORDER BY id
SELECT json_array_length(details->'steps') AS steps, json_type(details) AS t, json_valid(details) AS v, details->>'$.steps[0]' AS first FROM deals ORDER BY id
SELECT details->>'owner' AS owner, avg((details->>'score')::DOUBLE) AS score FROM deals GROUP BY owner ORDER BY owner
SELECT to_json({'a': 1, 'b': [1, 2]}) AS j, json_object('a', 1) AS o, json_group_array(id) AS ids FROM deals
SELECT region, median(amount) AS m, quantile_cont(amount, [0.25, 0.75]) AS q, mode(stage) AS s FROM deals GROUP BY region ORDER BY region
SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY discount) AS m, quantile_disc(discount, 0.9) AS q, mad(discount) AS d FROM deals
SELECT stddev(discount) AS s, var_pop(discount) AS v, skewness(discount) AS k, corr(discount, amount) AS c, regr_slope(discount, amount) AS b, covar_samp(discount, amount) AS co FROM deals
SELECT arg_max(account, amount) AS largest, min_by(account, amount) AS smallest, max(amount, 3) AS three, bool_or(amount > 90000) AS any, any_value(region ORDER BY id) AS v FROM deals
SELECT approx_count_distinct(account) > 0 AS some, histogram(stage) AS h, count_if(amount > 0) AS c, product(2) AS p, geomean(id) AS g FROM deals
SELECT round(amount, -3) AS r, floor(discount * 100) AS f, ceil(discount) AS c, abs(-discount) AS a, sign(discount) AS s, sqrt(id) AS q, ln(id) AS l, id % 3 AS m, id // 2 AS d, 2 ** 3 AS p FROM deals ORDER BY id
SELECT greatest(1, 2, NULL) AS g, least(3, 2) AS l, coalesce(NULL, 4) AS c, nullif(1, 1) AS n, ifnull(NULL, 5) AS i, if(TRUE, 1, 2) AS f
SELECT CASE WHEN amount > 50000 THEN 'large' WHEN amount IS NULL THEN 'unknown' ELSE 'small' END AS size, count(*) AS n FROM deals GROUP BY size ORDER BY size
SELECT CASE stage WHEN 'Won' THEN 1 ELSE 0 END AS won, amount BETWEEN 1000 AND 50000 AS middle, stage IN ('Won', 'Lost') AS over, amount IS DISTINCT FROM 1 AS other, NOT (id > 3) AS few FROM deals ORDER BY id
SELECT CAST('12' AS INTEGER) AS i, TRY_CAST('x' AS INTEGER) AS none, '1.5'::DECIMAL(5, 2) AS d, DATE '2026-01-01' AS day, TRUE::VARCHAR AS t, 1::HUGEINT AS h
SELECT width.n, count(*) AS deals FROM (SELECT floor(amount / 20000) AS n FROM deals) AS width GROUP BY width.n ORDER BY width.n NULLS LAST
SELECT * EXCLUDE (tags, details) REPLACE (round(amount) AS amount) RENAME (id AS number) FROM deals ORDER BY number
SELECT COLUMNS('^(id|amount)$') FROM deals ORDER BY id
SELECT max(COLUMNS(* EXCLUDE (tags, details))) FROM deals
SELECT sum(CASE WHEN stage = 'Won' THEN amount END) AS won, sum(CASE WHEN stage = 'Lost' THEN amount END) AS lost, region FROM deals GROUP BY region ORDER BY region
SELECT stage, sum(amount) AS total, round(100 * sum(amount) / sum(sum(amount)) OVER (), 1) AS share FROM deals GROUP BY stage ORDER BY stage
SELECT count(*) AS "Number of ""deals""", sum(amount) AS "Summe (€)" FROM deals
SELECT id FROM deals USING SAMPLE 100%  ORDER BY id
SELECT account, amount FROM deals ORDER BY amount DESC NULLS LAST, id FETCH FIRST 3 ROWS ONLY
SELECT #1 AS first, #2 AS second FROM (SELECT id, region FROM deals) ORDER BY #1
VALUES (1, 'one'), (2, 'two')
SELECT typeof(amount) AS t, pg_typeof(id) AS p, TRY(CAST(account AS INTEGER)) AS none FROM deals ORDER BY id LIMIT 1
SELECT account COLLATE NOCASE AS a FROM deals ORDER BY a, id
