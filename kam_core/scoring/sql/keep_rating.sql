INSERT INTO app.rating (account_id, criterion, rated_on, rating, rated_by, evidence, version)
VALUES ($account_id, $criterion, $rated_on, $rating, $rated_by, $evidence, $version)
ON CONFLICT (account_id, criterion, rated_on) DO UPDATE SET
    rating = excluded.rating,
    rated_by = excluded.rated_by,
    evidence = excluded.evidence,
    version = excluded.version
