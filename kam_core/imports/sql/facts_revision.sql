SELECT revision FROM facts.revision
