-- What is loaded: records as their source gave them, one batch row a load.
-- Money is DECIMAL(18,4) in `currency`; `_base` is the same amount in the company's base currency at the rate
-- of the day. Ids are the source's own, as text. `extra` is a JSON object of the columns we have no name for.
-- Null means "we do not know". No foreign keys; order lines have no key, their file is checked once at import.
CREATE SCHEMA facts;

CREATE TABLE facts.batch (
    batch_id INTEGER PRIMARY KEY,
    kind VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    file_name VARCHAR NOT NULL,
    file_hash VARCHAR NOT NULL,
    rows_in BIGINT NOT NULL,
    rows_loaded BIGINT NOT NULL,
    illustrative BOOLEAN NOT NULL,
    loaded_by VARCHAR NOT NULL,
    loaded_at TIMESTAMP NOT NULL,
    -- What became of keys that were there: 'update' replaces their rows, 'append' refuses them, 'replace' first takes
    -- away all rows of the kind that came from the source.
    mode VARCHAR NOT NULL DEFAULT 'update' CHECK (mode IN ('update', 'append', 'replace')),
    -- Which mapping of columns, and which version of it; null where the file had our own columns.
    profile VARCHAR,
    -- rows_in = rows_loaded + rows_rejected + rows_duplicate; rows_loaded = rows_new + rows_changed + rows_unchanged.
    rows_rejected BIGINT NOT NULL DEFAULT 0,
    rows_duplicate BIGINT NOT NULL DEFAULT 0,
    rows_new BIGINT,
    rows_changed BIGINT,
    rows_unchanged BIGINT,
    -- Rows of earlier loads that this one took away without another in their place.
    rows_removed BIGINT,
    -- The same for files that were loaded together, all of them or none.
    drop_id VARCHAR,
    -- The names of the columns of the file, as a JSON list; null where none of its rows could be rejected.
    header VARCHAR,
    undone_at TIMESTAMP,
    undone_by VARCHAR
);

-- What a load replaced or took away, kept so that it can be undone: order lines apart, each row as a JSON object of
-- texts. `key` is a JSON list of the texts of the columns that a row of this kind is told by.
CREATE TABLE facts.replaced_row (
    replaced_by INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    key VARCHAR NOT NULL,
    was_batch_id INTEGER NOT NULL,
    held VARCHAR NOT NULL
);

-- Rows of a file that were not loaded: where they stand in it, as they stand there, and why.
CREATE TABLE facts.rejected_row (
    batch_id INTEGER NOT NULL,
    line BIGINT NOT NULL,
    raw VARCHAR NOT NULL,
    reason VARCHAR NOT NULL
);

-- One row: counts up with each load; what is computed from facts is kept under it.
CREATE TABLE facts.revision (revision BIGINT NOT NULL);

-- One row: the company and the dates that belong to its data.
CREATE TABLE facts.company (
    company_name VARCHAR NOT NULL,
    fictitious BOOLEAN NOT NULL,
    base_currency VARCHAR NOT NULL,
    as_of DATE,
    closed_through DATE,
    -- What somebody said the books are closed through; counts until the data have passed it.
    said_closed_through DATE
);

CREATE TABLE facts.person (
    person_id VARCHAR PRIMARY KEY,
    person_name VARCHAR NOT NULL,
    title VARCHAR,
    email VARCHAR,
    manager_id VARCHAR,
    territory VARCHAR,
    active BOOLEAN NOT NULL DEFAULT true,
    extra VARCHAR,
    batch_id INTEGER NOT NULL
);

CREATE TABLE facts.account (
    account_id VARCHAR PRIMARY KEY,
    account_name VARCHAR NOT NULL,
    parent_account_id VARCHAR,
    segment VARCHAR,
    industry VARCHAR,
    country VARCHAR,
    territory VARCHAR,
    currency VARCHAR,
    owner_id VARCHAR,
    domain VARCHAR,
    extra VARCHAR,
    batch_id INTEGER NOT NULL
);

CREATE TABLE facts.account_external_id (
    source VARCHAR NOT NULL,
    external_id VARCHAR NOT NULL,
    account_id VARCHAR NOT NULL,
    extra VARCHAR,
    batch_id INTEGER NOT NULL,
    PRIMARY KEY (source, external_id)
);

-- What a customer could buy from us in the next three years, as somebody said on a day.
CREATE TABLE facts.potential (
    account_id VARCHAR NOT NULL,
    said_on DATE NOT NULL,
    amount DECIMAL(18, 4) NOT NULL,
    currency VARCHAR,
    amount_base DECIMAL(18, 4),
    said_by VARCHAR,
    extra VARCHAR,
    batch_id INTEGER NOT NULL,
    PRIMARY KEY (account_id, said_on)
);

CREATE TABLE facts.unit (
    unit_id VARCHAR PRIMARY KEY,
    account_id VARCHAR NOT NULL,
    unit_name VARCHAR NOT NULL,
    country VARCHAR,
    extra VARCHAR,
    batch_id INTEGER NOT NULL
);

CREATE TABLE facts.product (
    product_id VARCHAR PRIMARY KEY,
    product_code VARCHAR,
    product_name VARCHAR NOT NULL,
    family VARCHAR,
    category VARCHAR,
    list_price DECIMAL(18, 4),
    cost DECIMAL(18, 4),
    currency VARCHAR,
    extra VARCHAR,
    batch_id INTEGER NOT NULL
);

-- Order lines call accounts, units, products and orders by whole numbers, which sort and add up several times faster
-- than text. The key of an id that is written as a plain whole number (accounts, units and products: of up to 9 digits,
-- orders: of up to 18) is that number; any other id has a key below zero. `given_by` is the load that first called it.
CREATE TABLE facts.account_key (account_key INTEGER PRIMARY KEY, account_id VARCHAR NOT NULL, given_by INTEGER NOT NULL);
CREATE TABLE facts.unit_key (unit_key INTEGER PRIMARY KEY, unit_id VARCHAR NOT NULL, given_by INTEGER NOT NULL);
CREATE TABLE facts.product_key (product_key INTEGER PRIMARY KEY, product_id VARCHAR NOT NULL, given_by INTEGER NOT NULL);

-- Only of orders whose key is below zero: there may be millions, so without an index.
CREATE TABLE facts.order_key (order_key BIGINT NOT NULL, order_no VARCHAR NOT NULL, given_by INTEGER NOT NULL);

-- What many lines have in common; `rate` is that of the line's day, null in the base currency.
CREATE TABLE facts.line_terms (
    terms_no INTEGER PRIMARY KEY,
    currency VARCHAR,
    rate DECIMAL(18, 8),
    recurring BOOLEAN,
    given_by INTEGER NOT NULL
);

-- Sorted by account and day within a load, so that a few blocks hold one account's lines. Read `facts.order_line`.
CREATE TABLE facts.stored_line (
    order_key BIGINT NOT NULL,
    line_no INTEGER NOT NULL,
    order_date DATE NOT NULL,
    account_key INTEGER NOT NULL,
    unit_key INTEGER,
    product_key INTEGER NOT NULL,
    quantity DECIMAL(18, 4),
    revenue DECIMAL(18, 4) NOT NULL,
    cost DECIMAL(18, 4),
    terms_no INTEGER,
    batch_id INTEGER NOT NULL
);

-- The `extra` of the lines that have one.
CREATE TABLE facts.line_extra (order_key BIGINT NOT NULL, line_no INTEGER NOT NULL, extra VARCHAR NOT NULL);

-- Lines that a load replaced or took away, as `stored_line` and `line_extra` had them.
CREATE TABLE facts.replaced_line (
    replaced_by INTEGER NOT NULL,
    order_key BIGINT NOT NULL,
    line_no INTEGER NOT NULL,
    order_date DATE NOT NULL,
    account_key INTEGER NOT NULL,
    unit_key INTEGER,
    product_key INTEGER NOT NULL,
    quantity DECIMAL(18, 4),
    revenue DECIMAL(18, 4) NOT NULL,
    cost DECIMAL(18, 4),
    terms_no INTEGER,
    was_batch_id INTEGER NOT NULL
);

CREATE TABLE facts.replaced_line_extra (
    replaced_by INTEGER NOT NULL,
    order_key BIGINT NOT NULL,
    line_no INTEGER NOT NULL,
    extra VARCHAR NOT NULL
);

CREATE VIEW facts.order_line AS
SELECT
    coalesce(o.order_no, CAST(l.order_key AS VARCHAR)) AS order_no,
    l.line_no,
    l.order_date,
    a.account_id,
    u.unit_id,
    p.product_id,
    l.quantity,
    l.revenue,
    l.cost,
    t.currency,
    CASE WHEN t.rate IS NULL THEN l.revenue ELSE CAST(l.revenue * t.rate AS DECIMAL(18, 4)) END AS revenue_base,
    CASE WHEN t.rate IS NULL THEN l.cost ELSE CAST(l.cost * t.rate AS DECIMAL(18, 4)) END AS cost_base,
    t.recurring,
    e.extra,
    l.batch_id
FROM facts.stored_line AS l
LEFT JOIN facts.order_key AS o ON o.order_key = l.order_key
LEFT JOIN facts.account_key AS a ON a.account_key = l.account_key
LEFT JOIN facts.unit_key AS u ON u.unit_key = l.unit_key
LEFT JOIN facts.product_key AS p ON p.product_key = l.product_key
LEFT JOIN facts.line_terms AS t ON t.terms_no = l.terms_no
LEFT JOIN facts.line_extra AS e ON e.order_key = l.order_key AND e.line_no = l.line_no;

-- How much of the base currency one unit of `currency` was worth from `rate_date` on.
CREATE TABLE facts.exchange_rate (
    currency VARCHAR NOT NULL,
    rate_date DATE NOT NULL,
    rate DECIMAL(18, 8) NOT NULL CHECK (rate > 0),
    extra VARCHAR,
    batch_id INTEGER NOT NULL,
    PRIMARY KEY (currency, rate_date)
);

CREATE TABLE facts.target (
    scope VARCHAR NOT NULL CHECK (scope IN ('person', 'account', 'company')),
    scope_id VARCHAR NOT NULL,
    kpi VARCHAR NOT NULL,
    period_start DATE NOT NULL,
    period_months INTEGER NOT NULL CHECK (period_months IN (1, 3)),
    value DECIMAL(18, 4) NOT NULL,
    currency VARCHAR,
    value_base DECIMAL(18, 4),
    extra VARCHAR,
    batch_id INTEGER NOT NULL,
    PRIMARY KEY (scope, scope_id, kpi, period_start, period_months)
);

-- One row an opportunity and snapshot: how it stood on the day of an import.
CREATE TABLE facts.opportunity (
    opportunity_id VARCHAR NOT NULL,
    snapshot_on DATE NOT NULL,
    account_id VARCHAR,
    opportunity_name VARCHAR,
    opportunity_type VARCHAR,
    family VARCHAR,
    stage VARCHAR NOT NULL,
    status VARCHAR NOT NULL CHECK (status IN ('open', 'won', 'lost')),
    amount DECIMAL(18, 4),
    currency VARCHAR,
    amount_base DECIMAL(18, 4),
    probability DOUBLE CHECK (probability BETWEEN 0 AND 1),
    created_on DATE,
    close_on DATE,
    owner_id VARCHAR,
    extra VARCHAR,
    batch_id INTEGER NOT NULL,
    PRIMARY KEY (opportunity_id, snapshot_on)
);

CREATE TABLE facts.contract (
    contract_id VARCHAR PRIMARY KEY,
    account_id VARCHAR NOT NULL,
    start_on DATE NOT NULL,
    end_on DATE,
    notice_on DATE,
    value DECIMAL(18, 4),
    currency VARCHAR,
    value_base DECIMAL(18, 4),
    renewed_from VARCHAR,
    extra VARCHAR,
    batch_id INTEGER NOT NULL
);

CREATE TABLE facts.survey_answer (
    survey_answer_id VARCHAR PRIMARY KEY,
    account_id VARCHAR NOT NULL,
    respondent VARCHAR,
    kind VARCHAR NOT NULL CHECK (kind IN ('nps', 'csat', 'ces')),
    score DOUBLE NOT NULL,
    answered_on DATE NOT NULL,
    extra VARCHAR,
    batch_id INTEGER NOT NULL
);

CREATE TABLE facts.contact (
    contact_id VARCHAR PRIMARY KEY,
    account_id VARCHAR NOT NULL,
    contact_name VARCHAR NOT NULL,
    title VARCHAR,
    department VARCHAR,
    level VARCHAR,
    email VARCHAR,
    extra VARCHAR,
    batch_id INTEGER NOT NULL
);

CREATE TABLE facts.activity (
    activity_id VARCHAR PRIMARY KEY,
    account_id VARCHAR NOT NULL,
    contact_id VARCHAR,
    person_id VARCHAR,
    kind VARCHAR NOT NULL,
    activity_date DATE NOT NULL,
    planned BOOLEAN NOT NULL DEFAULT false,
    two_way BOOLEAN,
    note VARCHAR,
    extra VARCHAR,
    batch_id INTEGER NOT NULL
);

CREATE TABLE facts.request (
    request_id VARCHAR PRIMARY KEY,
    account_id VARCHAR NOT NULL,
    subject VARCHAR,
    opened_at TIMESTAMP NOT NULL,
    answered_at TIMESTAMP,
    closed_at TIMESTAMP,
    extra VARCHAR,
    batch_id INTEGER NOT NULL
);

CREATE TABLE facts.grievance (
    grievance_id VARCHAR PRIMARY KEY,
    account_id VARCHAR NOT NULL,
    subject VARCHAR,
    opened_on DATE NOT NULL,
    closed_on DATE,
    extra VARCHAR,
    batch_id INTEGER NOT NULL
);

CREATE TABLE facts.receivable (
    receivable_id VARCHAR PRIMARY KEY,
    account_id VARCHAR NOT NULL,
    amount DECIMAL(18, 4) NOT NULL,
    currency VARCHAR,
    amount_base DECIMAL(18, 4),
    due_on DATE NOT NULL,
    paid_on DATE,
    extra VARCHAR,
    batch_id INTEGER NOT NULL
);

-- What a customer spends in a year with everybody, in one family or (family '') in all.
CREATE TABLE facts.wallet_estimate (
    account_id VARCHAR NOT NULL,
    year INTEGER NOT NULL,
    family VARCHAR NOT NULL DEFAULT '',
    amount DECIMAL(18, 4) NOT NULL,
    currency VARCHAR,
    amount_base DECIMAL(18, 4),
    method VARCHAR,
    confidence DOUBLE CHECK (confidence BETWEEN 0 AND 1),
    estimated_on DATE NOT NULL,
    extra VARCHAR,
    batch_id INTEGER NOT NULL,
    PRIMARY KEY (account_id, year, family, estimated_on)
);

CREATE TABLE facts.cost_driver (
    account_id VARCHAR NOT NULL,
    month DATE NOT NULL,
    driver VARCHAR NOT NULL,
    quantity DECIMAL(18, 4) NOT NULL,
    rate DECIMAL(18, 4) NOT NULL,
    currency VARCHAR,
    rate_base DECIMAL(18, 4),
    extra VARCHAR,
    batch_id INTEGER NOT NULL,
    PRIMARY KEY (account_id, month, driver)
);

CREATE TABLE facts.goal (
    goal_id VARCHAR PRIMARY KEY,
    goal_name VARCHAR NOT NULL,
    measure VARCHAR,
    target DOUBLE,
    due_on DATE,
    extra VARCHAR,
    batch_id INTEGER NOT NULL
);

-- An opinion on one criterion, with its evidence; the newest not after a day counts on that day.
CREATE TABLE facts.rating (
    account_id VARCHAR NOT NULL,
    criterion VARCHAR NOT NULL,
    rated_on DATE NOT NULL,
    rating DOUBLE NOT NULL CHECK (rating BETWEEN 1 AND 5),
    rated_by VARCHAR,
    evidence VARCHAR,
    extra VARCHAR,
    batch_id INTEGER NOT NULL,
    PRIMARY KEY (account_id, criterion, rated_on)
);

-- How we (rival '') and each rival do on what decides the purchase, 0 to 10.
CREATE TABLE facts.rival_rating (
    account_id VARCHAR NOT NULL,
    rival VARCHAR NOT NULL DEFAULT '',
    factor VARCHAR NOT NULL,
    weight DOUBLE NOT NULL CHECK (weight >= 0),
    rating DOUBLE NOT NULL CHECK (rating BETWEEN 0 AND 10),
    rated_on DATE NOT NULL,
    rated_by VARCHAR,
    extra VARCHAR,
    batch_id INTEGER NOT NULL,
    PRIMARY KEY (account_id, rival, factor, rated_on)
);

-- Rollups of order lines in the base currency, redone for the months that a load touches.
-- `cost` is null when the cost of any line in it is unknown.
CREATE TABLE facts.account_month (
    account_id VARCHAR NOT NULL,
    month DATE NOT NULL,
    revenue DECIMAL(18, 4) NOT NULL,
    cost DECIMAL(18, 4),
    quantity DECIMAL(18, 4),
    orders BIGINT NOT NULL,
    first_order_date DATE NOT NULL,
    last_order_date DATE NOT NULL
);

CREATE TABLE facts.account_family_month (
    account_id VARCHAR NOT NULL,
    family VARCHAR NOT NULL,
    month DATE NOT NULL,
    revenue DECIMAL(18, 4) NOT NULL,
    cost DECIMAL(18, 4),
    quantity DECIMAL(18, 4),
    last_order_date DATE NOT NULL
);

-- All accounts together: what was bought in a month; `cost` is that of `costed_revenue`, the part whose cost is known.
CREATE TABLE facts.company_month (
    month DATE NOT NULL,
    revenue DECIMAL(18, 4) NOT NULL,
    costed_revenue DECIMAL(18, 4) NOT NULL,
    cost DECIMAL(18, 4) NOT NULL,
    orders BIGINT NOT NULL
);

-- All accounts together: sums over single accounts in the year that ends with `month`, and the year before it.
CREATE TABLE facts.company_year (
    month DATE NOT NULL,
    cohort BIGINT NOT NULL,
    kept BIGINT NOT NULL,
    start_revenue DECIMAL(18, 4) NOT NULL,
    end_revenue DECIMAL(18, 4) NOT NULL,
    retained DECIMAL(18, 4) NOT NULL,
    churn DECIMAL(18, 4) NOT NULL,
    either BIGINT NOT NULL,
    buyers BIGINT NOT NULL,
    revenue DECIMAL(18, 4) NOT NULL,
    squares DOUBLE NOT NULL,
    largest DECIMAL(18, 4) NOT NULL,
    top_5 DECIMAL(18, 4) NOT NULL,
    top_10 DECIMAL(18, 4) NOT NULL
);

INSERT INTO facts.revision VALUES (0);
