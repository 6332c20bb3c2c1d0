UPDATE app.probe SET probed_at = $probed_at
