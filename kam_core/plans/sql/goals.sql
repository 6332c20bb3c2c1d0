-- Grain: one company goal, by name.
SELECT goal_id, goal_name
FROM facts.goal
ORDER BY goal_name, goal_id
