UPDATE app.setting SET value = $value, version = $version WHERE name = $setting
