DELETE FROM app.criterion
