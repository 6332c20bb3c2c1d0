DELETE FROM app.criteria_set
