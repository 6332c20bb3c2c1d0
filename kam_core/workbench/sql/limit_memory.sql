-- What the engine may take from here on.
SET memory_limit = $memory
