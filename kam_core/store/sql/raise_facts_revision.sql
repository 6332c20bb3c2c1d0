UPDATE facts.revision SET revision = revision + 1
