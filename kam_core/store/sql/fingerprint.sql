-- Grain: one row. Differs whenever people saved or files were loaded, also after a return to an earlier state.
SELECT
    (SELECT max(f.revision) FROM facts.revision AS f) AS facts_revision,
    (SELECT max(a.revision) FROM app.revision AS a) AS revision,
    (SELECT max_by(h.hash, h.sequence) FROM app.history AS h) AS last_hash,
    (SELECT max(b.loaded_at) FROM facts.batch AS b) AS last_load
