-- What happened on a day that a reader of figures over time should know of: a new price list, a merger, a strike.
-- `account_id` null: it is about the whole company. Nothing here is deleted: `archived_at` hides a row.
CREATE TABLE app.date_note (
    date_note_id VARCHAR PRIMARY KEY,
    account_id VARCHAR,
    noted_on DATE NOT NULL,
    note VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    archived_at TIMESTAMP
);
