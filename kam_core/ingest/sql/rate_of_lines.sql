-- The exchange rates of lines; a table of this transaction for the same reason as `family_of_lines`.
CREATE OR REPLACE TEMP TABLE rate_of_line AS
SELECT terms_no, rate FROM facts.line_terms WHERE rate IS NOT NULL
