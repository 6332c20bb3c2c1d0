-- Grain: one row: the rows of the file, then how many have each fault.
SELECT {counts} FROM {source} AS file
