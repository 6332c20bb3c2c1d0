-- What people edit. Every change has a history row, written in the same transaction.
-- Times are UTC. `version` counts up with each change of a row and guards it against a lost update.
-- One row: counts up with each save; `scoring` only with those that move a score.
CREATE TABLE app.revision (revision BIGINT NOT NULL, scoring BIGINT NOT NULL);

-- One row a save that was committed: asked again with the same id, it is not done twice.
CREATE TABLE app.request (
    request_id VARCHAR PRIMARY KEY,
    saved_at TIMESTAMP NOT NULL,
    who VARCHAR NOT NULL,
    screen VARCHAR NOT NULL,
    outcome VARCHAR
);

-- Append only. `hash` is SHA-256 over the row and the hash before it.
CREATE TABLE app.history (
    sequence BIGINT PRIMARY KEY,
    request_id VARCHAR NOT NULL,
    changed_at TIMESTAMP NOT NULL,
    who VARCHAR NOT NULL,
    screen VARCHAR NOT NULL,
    action VARCHAR NOT NULL,
    record VARCHAR NOT NULL,
    record_id VARCHAR NOT NULL,
    field VARCHAR,
    old_value VARCHAR,
    new_value VARCHAR,
    hash VARCHAR NOT NULL
);

CREATE TABLE app.setting (
    name VARCHAR PRIMARY KEY,
    value VARCHAR,
    version INTEGER NOT NULL
);

-- What a person changed on a loaded record: laid over it by a view, never written into it.
CREATE TABLE app.overlay (
    record VARCHAR NOT NULL,
    record_id VARCHAR NOT NULL,
    field VARCHAR NOT NULL,
    value VARCHAR,
    who VARCHAR NOT NULL,
    changed_at TIMESTAMP NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (record, record_id, field)
);

-- A set of criteria holds from `valid_from` until the next set's; versions are never changed.
-- The cuts split each axis into low and high.
CREATE TABLE app.criteria_set (
    version INTEGER PRIMARY KEY,
    valid_from DATE NOT NULL,
    cut_attractiveness DOUBLE NOT NULL,
    cut_strength DOUBLE NOT NULL,
    decided_by VARCHAR NOT NULL,
    decided_at TIMESTAMP NOT NULL,
    note VARCHAR
);

-- `measure` is 'rating' or the name of a computed fact; the four band edges are frozen here (null: not yet known).
-- `name` and `scale` (what each rating means) are the company's own; null for a criterion the product brings.
CREATE TABLE app.criterion (
    version INTEGER NOT NULL,
    axis VARCHAR NOT NULL CHECK (axis IN ('attractiveness', 'strength')),
    criterion VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    weight DOUBLE NOT NULL CHECK (weight >= 0),
    measure VARCHAR NOT NULL,
    lower_is_better BOOLEAN NOT NULL,
    name VARCHAR,
    scale VARCHAR,
    band_1 DOUBLE,
    band_2 DOUBLE,
    band_3 DOUBLE,
    band_4 DOUBLE,
    PRIMARY KEY (version, criterion)
);

-- Ratings given on a screen; beside those in facts.rating, the newest counts.
CREATE TABLE app.rating (
    account_id VARCHAR NOT NULL,
    criterion VARCHAR NOT NULL,
    rated_on DATE NOT NULL,
    rating DOUBLE CHECK (rating BETWEEN 1 AND 5),
    rated_by VARCHAR NOT NULL,
    evidence VARCHAR,
    version INTEGER NOT NULL,
    PRIMARY KEY (account_id, criterion, rated_on)
);

-- Three-year potential typed on a screen, in the base currency; beside facts.potential, the newest counts.
CREATE TABLE app.potential (
    account_id VARCHAR NOT NULL,
    said_on DATE NOT NULL,
    amount DECIMAL(18, 4) NOT NULL CHECK (amount > 0),
    currency VARCHAR NOT NULL,
    said_by VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (account_id, said_on)
);

-- One row a stay on the key-account list as one kind; `until` is the first day it no longer holds. A change of kind
-- ends one stay and begins the next on the same day. `version` counts up over all stays of an account.
CREATE TABLE app.membership (
    membership_id VARCHAR PRIMARY KEY,
    account_id VARCHAR NOT NULL,
    kind VARCHAR NOT NULL CHECK (kind IN ('existing', 'emerging')),
    since DATE NOT NULL,
    until DATE,
    admit_reason VARCHAR NOT NULL,
    admitted_by VARCHAR NOT NULL,
    retire_reason VARCHAR,
    retired_by VARCHAR,
    illustrative BOOLEAN NOT NULL,
    version INTEGER NOT NULL,
    CHECK (until IS NULL OR until >= since)
);

-- A membership above the ceiling that somebody answers for; `expires_on` is the last day it holds.
CREATE TABLE app.ceiling_exception (
    membership_id VARCHAR PRIMARY KEY,
    decided_by VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    expires_on DATE NOT NULL
);

-- Scores are derived: computed from `basis` (the revisions of facts and of what moves a score) for one day, under
-- one set of criteria, since only scores under the same set may be compared.
CREATE TABLE app.score_run (
    as_of DATE NOT NULL,
    criteria_version INTEGER NOT NULL,
    basis VARCHAR NOT NULL,
    computed_at TIMESTAMP NOT NULL,
    PRIMARY KEY (as_of, criteria_version)
);

-- No key: written as a whole run at a time. `revenue` is null where no month is closed.
CREATE TABLE app.score (
    as_of DATE NOT NULL,
    criteria_version INTEGER NOT NULL,
    account_id VARCHAR NOT NULL,
    attractiveness DOUBLE,
    strength DOUBLE,
    attractiveness_coverage DOUBLE NOT NULL,
    strength_coverage DOUBLE NOT NULL,
    quadrant VARCHAR CHECK (quadrant IN ('strategic', 'star', 'status', 'streamline')),
    border_margin DOUBLE,
    class_stability DOUBLE,
    revenue DECIMAL(18, 4),
    potential DECIMAL(18, 4),
    proposal VARCHAR CHECK (proposal IN ('existing', 'emerging'))
);

-- How the columns of files with one header are mapped: a version each time a person changed it, the newest counts.
-- `mapping` is JSON.
CREATE TABLE app.import_profile (
    fingerprint VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    mapping VARCHAR NOT NULL,
    kept_by VARCHAR NOT NULL,
    kept_at TIMESTAMP NOT NULL,
    PRIMARY KEY (fingerprint, version)
);

-- Who a browser said it is, by the SHA-256 of its cookie; a convenience of each browser, so without a history.
CREATE TABLE app.browser (
    browser_hash VARCHAR PRIMARY KEY,
    person_id VARCHAR NOT NULL,
    chosen_at TIMESTAMP NOT NULL
);

-- One row that `/readyz` writes, to know that writing works.
CREATE TABLE app.probe (probed_at TIMESTAMP NOT NULL);

INSERT INTO app.probe VALUES (TIMESTAMP '1970-01-01 00:00:00');
INSERT INTO app.revision VALUES (0, 0);
INSERT INTO app.setting VALUES ('ceiling', '30', 1), ('fiscal_year_start', '1', 1), ('time_zone', 'UTC', 1), ('today', NULL, 1);

-- An account as people see it: as loaded, with what was changed by hand on top.
CREATE VIEW app.account AS
SELECT
    a.account_id,
    a.account_name,
    a.parent_account_id,
    CASE WHEN o.segment_set THEN o.segment ELSE a.segment END AS segment,
    CASE WHEN o.industry_set THEN o.industry ELSE a.industry END AS industry,
    CASE WHEN o.country_set THEN o.country ELSE a.country END AS country,
    a.territory,
    a.currency,
    CASE WHEN o.owner_set THEN o.owner_id ELSE a.owner_id END AS owner_id,
    a.domain,
    a.extra,
    a.batch_id
FROM facts.account AS a
LEFT JOIN (
    SELECT
        record_id,
        max(CASE WHEN field = 'segment' THEN value END) AS segment,
        max(CASE WHEN field = 'segment' THEN 1 END) IS NOT NULL AS segment_set,
        max(CASE WHEN field = 'industry' THEN value END) AS industry,
        max(CASE WHEN field = 'industry' THEN 1 END) IS NOT NULL AS industry_set,
        max(CASE WHEN field = 'country' THEN value END) AS country,
        max(CASE WHEN field = 'country' THEN 1 END) IS NOT NULL AS country_set,
        max(CASE WHEN field = 'owner_id' THEN value END) AS owner_id,
        max(CASE WHEN field = 'owner_id' THEN 1 END) IS NOT NULL AS owner_set
    FROM app.overlay
    WHERE record = 'account'
    GROUP BY record_id
) AS o ON o.record_id = a.account_id;

-- The newest rating of each account and criterion a day, loaded or typed; typed wins on the same day.
CREATE VIEW app.rating_on_day AS
SELECT account_id, criterion, rated_on, rating, rated_by, evidence, illustrative
FROM (
    SELECT account_id, criterion, rated_on, rating, rated_by, evidence, false AS illustrative
    FROM app.rating
    UNION ALL
    SELECT f.account_id, f.criterion, f.rated_on, f.rating, f.rated_by, f.evidence, b.illustrative
    FROM facts.rating AS f
    INNER JOIN facts.batch AS b ON b.batch_id = f.batch_id
    WHERE NOT EXISTS (
        SELECT 1 FROM app.rating AS t
        WHERE t.account_id = f.account_id AND t.criterion = f.criterion AND t.rated_on = f.rated_on
    )
) AS rating;

-- The three-year potential of each account a day, loaded or typed; typed wins on the same day.
CREATE VIEW app.potential_on_day AS
SELECT account_id, said_on, amount_base, said_by, illustrative
FROM (
    SELECT account_id, said_on, amount AS amount_base, said_by, false AS illustrative
    FROM app.potential
    UNION ALL
    SELECT f.account_id, f.said_on, f.amount_base, f.said_by, b.illustrative
    FROM facts.potential AS f
    INNER JOIN facts.batch AS b ON b.batch_id = f.batch_id
    WHERE NOT EXISTS (
        SELECT 1 FROM app.potential AS t
        WHERE t.account_id = f.account_id AND t.said_on = f.said_on
    )
) AS potential;

-- Where each account stands on each day that was scored, with who it is and its kind on that day.
CREATE VIEW app.position AS
SELECT
    s.as_of,
    s.criteria_version,
    s.account_id,
    a.account_name,
    a.owner_id,
    o.person_name AS owner_name,
    a.segment,
    a.country,
    coalesce(m.kind, CASE WHEN s.proposal IS NOT NULL THEN 'candidate' ELSE 'none' END) AS kind,
    s.attractiveness,
    s.strength,
    least(s.attractiveness_coverage, s.strength_coverage) AS coverage,
    s.attractiveness_coverage,
    s.strength_coverage,
    s.quadrant,
    s.border_margin,
    s.class_stability,
    s.revenue,
    s.potential,
    s.proposal
FROM app.score AS s
INNER JOIN app.account AS a ON a.account_id = s.account_id
LEFT JOIN app.membership AS m
    ON m.account_id = s.account_id AND m.since <= s.as_of AND (m.until IS NULL OR m.until > s.as_of)
LEFT JOIN facts.person AS o ON o.person_id = a.owner_id;
