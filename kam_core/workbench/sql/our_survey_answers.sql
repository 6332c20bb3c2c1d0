-- Grain: answer to a survey.
SELECT
    s.survey_answer_id, s.account_id, s.respondent, s.kind, s.score, s.answered_on,
    coalesce(b.illustrative, false) AS illustrative
FROM facts.survey_answer AS s
LEFT JOIN facts.batch AS b ON b.batch_id = s.batch_id
ORDER BY s.survey_answer_id
