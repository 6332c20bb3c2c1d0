-- The kinds of file of which any was made up for the demo. Grain: kind.
SELECT DISTINCT kind FROM facts.batch WHERE illustrative
