-- One table of a visitor; {table} is its name as an identifier.
CREATE TABLE {table} AS FROM incoming
