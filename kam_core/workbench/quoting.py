"""Names from uploads as identifiers of SQL: the one function that quotes them."""


def quoted(name: str) -> str:
    """The name as an identifier, whatever is in it."""
    return '"' + name.replace('"', '""') + '"'
