-- Grain: target of a person, an account or the company for a KPI and period; money in the base currency.
SELECT
    t.scope, t.scope_id, t.kpi, t.period_start, t.period_months, coalesce(t.value_base, t.value) AS value,
    coalesce(b.illustrative, false) AS illustrative
FROM facts.target AS t
LEFT JOIN facts.batch AS b ON b.batch_id = t.batch_id
ORDER BY t.scope, t.scope_id, t.kpi, t.period_start, t.period_months
