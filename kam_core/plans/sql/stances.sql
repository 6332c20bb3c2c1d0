-- Grain: a contact of the account, archived or not.
SELECT contact_id, stance, buying_roles FROM app.contact WHERE account_id = $account_id
