SELECT outcome FROM app.request WHERE request_id = $request_id
