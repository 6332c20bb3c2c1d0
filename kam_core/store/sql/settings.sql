SELECT name, value, version FROM app.setting ORDER BY name
