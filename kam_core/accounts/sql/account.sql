-- Grain: one row, if there is such an account; as loaded, with what was changed by hand on top.
SELECT
    a.account_id,
    a.account_name,
    a.parent_account_id,
    parent.account_name AS parent_name,
    a.segment,
    a.industry,
    a.country,
    a.territory,
    a.currency,
    a.owner_id,
    p.person_name AS owner_name,
    a.domain,
    coalesce(b.illustrative, false) AS illustrative,
    a.extra
FROM app.account AS a
LEFT JOIN facts.account AS parent ON parent.account_id = a.parent_account_id
LEFT JOIN facts.person AS p ON p.person_id = a.owner_id
LEFT JOIN facts.batch AS b ON b.batch_id = a.batch_id
WHERE a.account_id = $account_id
