SELECT EXISTS (SELECT 1 FROM app.history WHERE request_id = $request_id) AS is_there
