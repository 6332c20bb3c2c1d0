-- What is to be expected of accounts. Forecasts are derived: computed from `basis`, the revision of facts and what else
-- they rest on. No keys there: they are written a run at a time.

-- One row a series that was looked at; `account_id` null: all accounts together. `last_quarter` is the first day of the
-- last closed quarter (null: none is). Without a `method` there is no forecast, and `reason` says why.
-- A sudden change in the last closed quarter, where `change_sign` says so: by the 95 % interval (`low`, `high`) of the
-- forecast made without it, or by the sums of CUSUM (`score`). Money is in the base currency.
CREATE TABLE app.forecast (
    account_id VARCHAR,
    basis VARCHAR NOT NULL,
    quarters INTEGER NOT NULL,
    last_quarter DATE,
    reason VARCHAR NOT NULL CHECK (reason IN ('too_little', 'nothing', 'better', 'baseline', 'alone')),
    method VARCHAR,
    change_sign VARCHAR CHECK (change_sign IN ('interval', 'cusum')),
    is_up BOOLEAN,
    actual DECIMAL(18, 4),
    expected DECIMAL(18, 4),
    low DECIMAL(18, 4),
    high DECIMAL(18, 4),
    score DOUBLE,
    computed_at TIMESTAMP NOT NULL
);

-- One row a series and quarter ahead.
CREATE TABLE app.forecast_quarter (
    account_id VARCHAR,
    quarter DATE NOT NULL,
    expected DECIMAL(18, 4) NOT NULL,
    low_80 DECIMAL(18, 4) NOT NULL,
    high_80 DECIMAL(18, 4) NOT NULL,
    low_95 DECIMAL(18, 4) NOT NULL,
    high_95 DECIMAL(18, 4) NOT NULL
);

-- One row a series and method in its back-test.
CREATE TABLE app.forecast_error (
    account_id VARCHAR,
    method VARCHAR NOT NULL,
    wmape DOUBLE,
    mase DOUBLE
);

-- What people decided of a sudden change: that it needs nobody, and why. Nothing here is deleted.
CREATE TABLE app.change_decision (
    change_decision_id VARCHAR PRIMARY KEY,
    account_id VARCHAR NOT NULL,
    quarter DATE NOT NULL,
    reason VARCHAR NOT NULL,
    illustrative BOOLEAN NOT NULL,
    version INTEGER NOT NULL,
    archived_at TIMESTAMP
);
