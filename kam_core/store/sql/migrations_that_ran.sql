SELECT number, checksum FROM app.migration ORDER BY number
