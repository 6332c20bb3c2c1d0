-- Grain: one row. The sum of row hashes does not depend on the order of rows; an empty table has 0.
SELECT count(*) AS rows, coalesce(sum(hash({columns})), 0) AS checksum FROM {table}
