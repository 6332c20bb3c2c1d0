-- One table of a visitor; its name comes in as an identifier, in the one place that there is for it.
CREATE TABLE {table} AS FROM incoming
