-- Growth plans: what we agreed to do for an account, who the people are, and what was found out.
-- Nothing here is deleted: `archived_at` hides a row. Lists of ids and of choices are text, parted by '|'.
-- `plans` counts the saves that change nothing outside these tables: what the portfolio shows stays as it was read.
ALTER TABLE app.revision ADD COLUMN plans BIGINT DEFAULT 0;

-- One row an account and period. `locked_at`: the period is closed, and its answers and objectives stay as they are.
-- The three themes are the planned split of effort in percent: all null, or 100 together.
CREATE TABLE app.plan (
    plan_id VARCHAR PRIMARY KEY,
    account_id VARCHAR NOT NULL,
    period_start DATE NOT NULL,
    period_end DATE NOT NULL,
    stage VARCHAR NOT NULL CHECK (stage IN ('strategy', 'research', 'action_plan', 'execution', 'review')),
    depth VARCHAR NOT NULL CHECK (depth IN ('express', 'standard', 'full')),
    template VARCHAR,
    lead_id VARCHAR,
    goal_id VARCHAR,
    purpose VARCHAR,
    service_plan VARCHAR,
    touch_days INTEGER CHECK (touch_days > 0),
    penetrate INTEGER,
    expand INTEGER,
    protect INTEGER,
    next_review_on DATE,
    programme_decision VARCHAR,
    locked_at TIMESTAMP,
    illustrative BOOLEAN NOT NULL,
    version INTEGER NOT NULL,
    archived_at TIMESTAMP,
    CHECK (period_end > period_start),
    CHECK (penetrate IS NULL OR penetrate + expand + protect = 100),
    UNIQUE (account_id, period_start)
);

-- `answer_id` is 'plan_id:question_id'. `value` is text as the question's type writes it: a decimal with a point, an
-- ISO date, ids or choices parted by '|'. `carried`: from the period before, and not confirmed since.
CREATE TABLE app.answer (
    answer_id VARCHAR PRIMARY KEY,
    account_id VARCHAR NOT NULL,
    plan_id VARCHAR NOT NULL,
    question_id VARCHAR NOT NULL,
    state VARCHAR NOT NULL CHECK (state IN ('open', 'answered', 'not_applicable', 'unknown')),
    value VARCHAR,
    reason VARCHAR,
    confidence VARCHAR CHECK (confidence IN ('low', 'medium', 'high')),
    evidence VARCHAR,
    source VARCHAR CHECK (source IN ('customer', 'document', 'guess', 'data')),
    confirmed_on DATE,
    carried BOOLEAN NOT NULL,
    answered_by VARCHAR,
    answered_at TIMESTAMP,
    illustrative BOOLEAN NOT NULL,
    version INTEGER NOT NULL,
    archived_at TIMESTAMP
);

-- What a stage leaves behind, where somebody must say that it is done.
CREATE TABLE app.stage_output (
    stage_output_id VARCHAR PRIMARY KEY,
    account_id VARCHAR NOT NULL,
    plan_id VARCHAR NOT NULL,
    output VARCHAR NOT NULL,
    done BOOLEAN,
    illustrative BOOLEAN NOT NULL,
    version INTEGER NOT NULL,
    archived_at TIMESTAMP
);

CREATE TABLE app.objective (
    objective_id VARCHAR PRIMARY KEY,
    account_id VARCHAR NOT NULL,
    plan_id VARCHAR NOT NULL,
    title VARCHAR NOT NULL,
    theme VARCHAR,
    measure VARCHAR,
    unit VARCHAR,
    baseline DECIMAL(18, 4),
    target DECIMAL(18, 4),
    actual DECIMAL(18, 4),
    owner_id VARCHAR,
    due_on DATE,
    status VARCHAR NOT NULL,
    joint BOOLEAN,
    note VARCHAR,
    illustrative BOOLEAN NOT NULL,
    version INTEGER NOT NULL,
    archived_at TIMESTAMP
);

-- Where the account is to be in each of the next years: base currency and percent.
CREATE TABLE app.roadmap_year (
    roadmap_year_id VARCHAR PRIMARY KEY,
    account_id VARCHAR NOT NULL,
    year INTEGER NOT NULL,
    revenue DECIMAL(18, 4),
    margin_percent DECIMAL(18, 4),
    wallet_percent DECIMAL(18, 4),
    milestone VARCHAR,
    illustrative BOOLEAN NOT NULL,
    version INTEGER NOT NULL,
    archived_at TIMESTAMP
);

CREATE TABLE app.resource (
    resource_id VARCHAR PRIMARY KEY,
    account_id VARCHAR NOT NULL,
    what VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    asked DECIMAL(18, 4),
    granted DECIMAL(18, 4),
    asked_on DATE,
    decided_on DATE,
    decided_by VARCHAR,
    note VARCHAR,
    illustrative BOOLEAN NOT NULL,
    version INTEGER NOT NULL,
    archived_at TIMESTAMP
);

CREATE TABLE app.action (
    action_id VARCHAR PRIMARY KEY,
    account_id VARCHAR NOT NULL,
    objective_id VARCHAR,
    title VARCHAR NOT NULL,
    theme VARCHAR,
    owner_id VARCHAR,
    due_on DATE,
    status VARCHAR NOT NULL CHECK (status IN ('open', 'doing', 'done', 'dropped')),
    done_on DATE,
    effort_hours DECIMAL(18, 4),
    outcome VARCHAR,
    note VARCHAR,
    illustrative BOOLEAN NOT NULL,
    version INTEGER NOT NULL,
    archived_at TIMESTAMP
);

-- What we do not know yet: one of the plan's questions answered "unknown" (`question_id`), or one of our own.
CREATE TABLE app.open_question (
    open_question_id VARCHAR PRIMARY KEY,
    account_id VARCHAR NOT NULL,
    plan_id VARCHAR,
    question_id VARCHAR,
    question VARCHAR NOT NULL,
    owner_id VARCHAR,
    due_on DATE,
    ask_contact_id VARCHAR,
    status VARCHAR NOT NULL CHECK (status IN ('open', 'answered', 'dropped')),
    answer VARCHAR,
    illustrative BOOLEAN NOT NULL,
    version INTEGER NOT NULL,
    archived_at TIMESTAMP
);

CREATE TABLE app.risk (
    risk_id VARCHAR PRIMARY KEY,
    account_id VARCHAR NOT NULL,
    what VARCHAR NOT NULL,
    tag VARCHAR,
    likelihood INTEGER CHECK (likelihood BETWEEN 1 AND 5),
    impact INTEGER CHECK (impact BETWEEN 1 AND 5),
    response VARCHAR,
    owner_id VARCHAR,
    due_on DATE,
    status VARCHAR NOT NULL,
    illustrative BOOLEAN NOT NULL,
    version INTEGER NOT NULL,
    archived_at TIMESTAMP
);

CREATE TABLE app.need (
    need_id VARCHAR PRIMARY KEY,
    account_id VARCHAR NOT NULL,
    what VARCHAR NOT NULL,
    type VARCHAR NOT NULL CHECK (type IN ('habit', 'preference', 'need', 'expectation')),
    method VARCHAR,
    contact_id VARCHAR,
    urgency INTEGER CHECK (urgency BETWEEN 1 AND 5),
    last_confirmed_on DATE,
    status VARCHAR NOT NULL,
    note VARCHAR,
    illustrative BOOLEAN NOT NULL,
    version INTEGER NOT NULL,
    archived_at TIMESTAMP
);

CREATE TABLE app.value_result (
    value_result_id VARCHAR PRIMARY KEY,
    account_id VARCHAR NOT NULL,
    promised VARCHAR NOT NULL,
    promised_on DATE,
    measure VARCHAR,
    unit VARCHAR,
    baseline DECIMAL(18, 4),
    target DECIMAL(18, 4),
    measured DECIMAL(18, 4),
    measured_on DATE,
    confirmed_by VARCHAR,
    confirmed_on DATE,
    note VARCHAR,
    illustrative BOOLEAN NOT NULL,
    version INTEGER NOT NULL,
    archived_at TIMESTAMP
);

-- What the account gets that an ordinary customer would not, in the base currency or in hours.
CREATE TABLE app.investment (
    investment_id VARCHAR PRIMARY KEY,
    account_id VARCHAR NOT NULL,
    what VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    amount DECIMAL(18, 4),
    hours DECIMAL(18, 4),
    spent_on DATE,
    note VARCHAR,
    illustrative BOOLEAN NOT NULL,
    version INTEGER NOT NULL,
    archived_at TIMESTAMP
);

CREATE TABLE app.competitor (
    competitor_id VARCHAR PRIMARY KEY,
    account_id VARCHAR NOT NULL,
    competitor_name VARCHAR NOT NULL,
    own_staff BOOLEAN,
    paid_for VARCHAR,
    wallet_percent DECIMAL(18, 4),
    strength VARCHAR,
    answer VARCHAR,
    renewal_on DATE,
    illustrative BOOLEAN NOT NULL,
    version INTEGER NOT NULL,
    archived_at TIMESTAMP
);

-- What people know of a contact. A loaded contact has a row once something was said about it: a column that is not
-- null lies over what was loaded, and '' empties it.
CREATE TABLE app.stakeholder (
    contact_id VARCHAR PRIMARY KEY,
    account_id VARCHAR NOT NULL,
    contact_name VARCHAR,
    title VARCHAR,
    department VARCHAR,
    level VARCHAR,
    email VARCHAR,
    reports_to VARCHAR,
    power INTEGER CHECK (power BETWEEN 1 AND 5),
    stance VARCHAR,
    buying_roles VARCHAR,
    personal_win VARCHAR,
    may_leave BOOLEAN,
    successor_id VARCHAR,
    left_on DATE,
    note VARCHAR,
    illustrative BOOLEAN NOT NULL,
    version INTEGER NOT NULL,
    archived_at TIMESTAMP
);

-- How well one of us knows one of them, now and as it should be: 1 never met … 5 trusted.
CREATE TABLE app.relationship (
    relationship_id VARCHAR PRIMARY KEY,
    account_id VARCHAR NOT NULL,
    contact_id VARCHAR NOT NULL,
    person_id VARCHAR NOT NULL,
    current INTEGER CHECK (current BETWEEN 1 AND 5),
    wanted INTEGER CHECK (wanted BETWEEN 1 AND 5),
    illustrative BOOLEAN NOT NULL,
    version INTEGER NOT NULL,
    archived_at TIMESTAMP
);

CREATE TABLE app.team_member (
    team_member_id VARCHAR PRIMARY KEY,
    account_id VARCHAR NOT NULL,
    person_id VARCHAR NOT NULL,
    role VARCHAR NOT NULL,
    strength INTEGER CHECK (strength BETWEEN 1 AND 5),
    hours_a_month DECIMAL(18, 4),
    acknowledged_on DATE,
    illustrative BOOLEAN NOT NULL,
    version INTEGER NOT NULL,
    archived_at TIMESTAMP
);

CREATE TABLE app.interaction (
    interaction_id VARCHAR PRIMARY KEY,
    account_id VARCHAR NOT NULL,
    happened_on DATE NOT NULL,
    kind VARCHAR NOT NULL,
    contact_ids VARCHAR,
    person_ids VARCHAR,
    two_way BOOLEAN,
    subject VARCHAR NOT NULL,
    note VARCHAR,
    feedback VARCHAR,
    action_id VARCHAR,
    illustrative BOOLEAN NOT NULL,
    version INTEGER NOT NULL,
    archived_at TIMESTAMP
);

-- What a customer spends in a year with everybody, as typed here, in the base currency; beside
-- facts.wallet_estimate, the newest counts.
CREATE TABLE app.wallet_estimate (
    wallet_estimate_id VARCHAR PRIMARY KEY,
    account_id VARCHAR NOT NULL,
    year INTEGER NOT NULL,
    amount DECIMAL(18, 4),
    method VARCHAR,
    estimated_on DATE NOT NULL,
    said_by VARCHAR,
    illustrative BOOLEAN NOT NULL,
    version INTEGER NOT NULL,
    archived_at TIMESTAMP
);

-- `snapshot` is JSON: what the plan and the account were when the review was locked.
CREATE TABLE app.review (
    review_id VARCHAR PRIMARY KEY,
    account_id VARCHAR NOT NULL,
    plan_id VARCHAR NOT NULL,
    held_on DATE NOT NULL,
    person_ids VARCHAR,
    contact_ids VARCHAR,
    summary VARCHAR,
    decisions VARCHAR,
    programme_decision VARCHAR,
    next_review_on DATE,
    snapshot VARCHAR,
    locked_at TIMESTAMP,
    locked_by VARCHAR,
    illustrative BOOLEAN NOT NULL,
    version INTEGER NOT NULL,
    archived_at TIMESTAMP
);

-- What somebody typed and did not save yet; a convenience of each person, so without a history.
CREATE TABLE app.draft (
    person_id VARCHAR NOT NULL,
    place VARCHAR NOT NULL,
    typed VARCHAR NOT NULL,
    seen VARCHAR,
    typed_at TIMESTAMP NOT NULL,
    PRIMARY KEY (person_id, place)
);

-- A contact as people see it: as loaded, with what is known of it on top; typed ones beside.
CREATE VIEW app.contact AS
SELECT
    coalesce(c.contact_id, s.contact_id) AS contact_id,
    coalesce(c.account_id, s.account_id) AS account_id,
    coalesce(nullif(s.contact_name, ''), c.contact_name) AS contact_name,
    nullif(coalesce(s.title, c.title), '') AS title,
    nullif(coalesce(s.department, c.department), '') AS department,
    -- Files say it in words of their own.
    nullif(
        coalesce(
            s.level,
            CASE lower(trim(c.level))
                WHEN 'manager' THEN 'middle'
                WHEN 'middle management' THEN 'middle'
                WHEN 'specialist' THEN 'working'
                WHEN 'operational' THEN 'working'
                WHEN 'staff' THEN 'working'
                WHEN 'director' THEN 'executive'
                WHEN 'c-level' THEN 'executive'
                ELSE lower(trim(c.level))
            END
        ),
        ''
    ) AS level,
    nullif(coalesce(s.email, c.email), '') AS email,
    nullif(s.reports_to, '') AS reports_to,
    s.power,
    nullif(s.stance, '') AS stance,
    nullif(s.buying_roles, '') AS buying_roles,
    nullif(s.personal_win, '') AS personal_win,
    s.may_leave,
    nullif(s.successor_id, '') AS successor_id,
    s.left_on,
    nullif(s.note, '') AS note,
    coalesce(b.illustrative, false) OR coalesce(s.illustrative, false) AS illustrative,
    coalesce(s.version, 0) AS version,
    s.archived_at
FROM facts.contact AS c
LEFT JOIN facts.batch AS b ON b.batch_id = c.batch_id
FULL JOIN app.stakeholder AS s ON s.contact_id = c.contact_id;

-- When one of us and somebody of theirs last spoke: both sides had a word, and it did happen. Grain: such an occasion
-- and contact; without a contact where nobody said with whom. `person_ids` are parted by '|'.
CREATE VIEW app.touch AS
SELECT
    i.account_id,
    nullif(unnest(string_split(coalesce(i.contact_ids, ''), '|')), '') AS contact_id,
    i.person_ids,
    i.happened_on AS touched_on,
    i.interaction_id AS touch_id
FROM app.interaction AS i
WHERE i.two_way AND i.archived_at IS NULL
UNION ALL
SELECT a.account_id, a.contact_id, a.person_id AS person_ids, a.activity_date AS touched_on, a.activity_id AS touch_id
FROM facts.activity AS a
WHERE a.two_way AND NOT a.planned;
