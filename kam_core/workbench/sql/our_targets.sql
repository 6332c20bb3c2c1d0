-- Grain: target of a person, an account or the company for a KPI and period; money in the base currency.
SELECT scope, scope_id, kpi, period_start, period_months, coalesce(value_base, value) AS value
FROM facts.target
ORDER BY scope, scope_id, kpi, period_start, period_months
