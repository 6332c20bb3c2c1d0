-- Grain: one row, if there is such a setting.
SELECT value, version FROM app.setting WHERE name = $setting
