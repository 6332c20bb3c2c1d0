-- Grain: kind of record that was ever changed, with the last of its changes; 'looked' moves with every look at an
-- answer, also at one that changed nothing and so is no change.
SELECT record, max(sequence) AS sequence
FROM app.history
GROUP BY record
UNION ALL
SELECT 'looked' AS record, sum(epoch_us(answered_at)) AS sequence
FROM app.answer
