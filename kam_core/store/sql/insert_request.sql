INSERT INTO app.request (request_id, saved_at, who, screen, outcome)
VALUES ($request_id, $saved_at, $who, $screen, $outcome)
