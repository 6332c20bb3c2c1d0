-- What people know and decide of what an account does not buy yet. Nothing here is deleted: `archived_at` hides a row.

-- One row an account and product family of which somebody said anything. `applicable` null: nobody decided, so the
-- family counts as one that the account could buy. `awareness` is how far they know what we do: not at all, that it
-- exists, that it solves a problem of theirs, what solving that is worth.
CREATE TABLE app.white_space_cell (
    white_space_cell_id VARCHAR PRIMARY KEY,
    account_id VARCHAR NOT NULL,
    family VARCHAR NOT NULL,
    applicable VARCHAR CHECK (applicable IN ('yes', 'no')),
    reason VARCHAR,
    rival VARCHAR,
    awareness VARCHAR CHECK (awareness IN ('none', 'exists', 'problem', 'value')),
    note VARCHAR,
    action_id VARCHAR,
    objective_id VARCHAR,
    illustrative BOOLEAN NOT NULL,
    version INTEGER NOT NULL,
    archived_at TIMESTAMP,
    UNIQUE (account_id, family)
);

-- What became of a proposal to offer a family to an account; `basis` is what the proposal rested on then.
CREATE TABLE app.offer_decision (
    offer_decision_id VARCHAR PRIMARY KEY,
    account_id VARCHAR NOT NULL,
    family VARCHAR NOT NULL,
    decision VARCHAR NOT NULL CHECK (decision IN ('accepted', 'rejected')),
    reason VARCHAR NOT NULL,
    basis VARCHAR CHECK (basis IN ('together', 'comparable')),
    illustrative BOOLEAN NOT NULL,
    version INTEGER NOT NULL,
    archived_at TIMESTAMP,
    UNIQUE (account_id, family)
);
