-- Grain: answer to a survey.
SELECT survey_answer_id, account_id, respondent, kind, score, answered_on
FROM facts.survey_answer
ORDER BY survey_answer_id
