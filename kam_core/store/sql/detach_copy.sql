DETACH {copy}
