-- Grain: header that has a profile: its newest version.
SELECT p.fingerprint, p.version, p.name, p.kind, p.source, p.mapping, coalesce(w.person_name, p.kept_by) AS kept_by, p.kept_at
FROM app.import_profile AS p
LEFT JOIN facts.person AS w ON w.person_id = p.kept_by
WHERE p.version = (SELECT max(n.version) FROM app.import_profile AS n WHERE n.fingerprint = p.fingerprint)
ORDER BY p.name, p.fingerprint
