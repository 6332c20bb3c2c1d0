-- Grain: one migration that ran.
CREATE TABLE IF NOT EXISTS app.migration (
    number INTEGER PRIMARY KEY,
    name VARCHAR NOT NULL,
    checksum VARCHAR NOT NULL,
    applied_at TIMESTAMP NOT NULL
)
