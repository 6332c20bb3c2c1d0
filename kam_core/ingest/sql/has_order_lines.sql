SELECT EXISTS (SELECT 1 FROM facts.order_line) AS has_order_lines
