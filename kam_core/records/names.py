"""A kind's table and columns as pieces of a statement."""

from kam_core.records.model import Kind
from kam_core.text.quoting import quoted


def parts(kind: Kind) -> dict[str, str]:
    """The names of a kind as pieces of a statement."""
    columns = (kind.key, "account_id", *(one.name for one in kind.fields), "illustrative", "version", "archived_at")
    return {
        "table": path(kind.table),
        "view": path(kind.read_from),
        "key": quoted(kind.key),
        "columns": ", ".join(quoted(column) for column in columns),
    }


def path(table: str) -> str:
    """A table named 'schema.name'."""
    return ".".join(quoted(part) for part in table.split("."))
