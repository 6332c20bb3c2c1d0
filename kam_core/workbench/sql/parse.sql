-- One question as its parse tree, without running it.
-- Grain: one row; `tree` JSON text that also tells what cannot be read.
SELECT json_serialize_sql($question, skip_null := true, skip_empty := true, skip_default := true) AS tree
