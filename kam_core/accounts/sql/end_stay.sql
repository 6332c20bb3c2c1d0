UPDATE app.membership
SET until = $until, retire_reason = $reason, retired_by = $who, version = $version
WHERE membership_id = $membership_id
