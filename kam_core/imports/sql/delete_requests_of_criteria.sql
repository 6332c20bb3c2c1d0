-- The first criteria are made once; without these rows they can be made for the next accounts.
DELETE FROM app.request WHERE who = $system AND screen = 'scoring'
