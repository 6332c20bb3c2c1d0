-- Grain: one row, if the stay has or had an exception.
SELECT decided_by, reason, expires_on FROM app.ceiling_exception WHERE membership_id = $membership_id
