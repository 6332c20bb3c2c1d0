INSERT INTO app.import_profile (fingerprint, version, name, kind, source, mapping, kept_by, kept_at)
VALUES ($fingerprint, $version, $profile_name, $kind, $source, $mapping, $kept_by, $kept_at)
