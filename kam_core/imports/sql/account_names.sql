SELECT account_id, account_name FROM app.account
