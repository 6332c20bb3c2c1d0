UPDATE app.revision SET revision = revision + 1, scoring = scoring + $scoring, plans = plans + $plans
