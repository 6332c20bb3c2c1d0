SELECT sequence, hash FROM app.history ORDER BY sequence DESC LIMIT 1
