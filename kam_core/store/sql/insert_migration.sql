INSERT INTO app.migration (number, name, checksum, applied_at)
VALUES ($number, $name, $checksum, $applied_at)
