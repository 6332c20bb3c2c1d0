"""Names as identifiers of SQL: the one function that quotes them."""


def quoted(name: str) -> str:
    """The name of a column or table as SQL takes it, whatever is in it."""
    return '"' + name.replace('"', '""') + '"'
