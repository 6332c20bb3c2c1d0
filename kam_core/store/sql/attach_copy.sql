ATTACH {path} AS {copy}
