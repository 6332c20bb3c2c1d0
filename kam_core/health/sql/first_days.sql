-- From when on the company's data hold what an account may have none of. Grain: one row; null where they hold none.
SELECT
    (SELECT min(month) FROM facts.company_month) AS bought,
    (SELECT min(due_on) FROM facts.receivable) AS receivable,
    (SELECT min(opened_on) FROM facts.grievance) AS grievance,
    (SELECT min(snapshot_on) FROM facts.opportunity) AS opportunity
