-- Grain: version of the profile for one header, newest first.
SELECT fingerprint, version, name, kind, source, mapping
FROM app.import_profile
WHERE fingerprint = $fingerprint
ORDER BY version DESC
LIMIT 1
