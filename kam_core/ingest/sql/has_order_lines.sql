SELECT EXISTS (SELECT 1 FROM facts.stored_line) AS has_order_lines
