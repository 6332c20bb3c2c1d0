"""Names and values as pieces of a question: text, since the fence takes text and nothing else."""

from datetime import date, datetime
from decimal import Decimal

from kam_core.errors import RefusedError
from kam_core.text.quoting import quoted

Value = str | bool | int | float | Decimal | date | datetime


def literal(value: Value) -> str:
    """A value as SQL writes it, whatever characters it holds.

    Raises:
        RefusedError: no statement can hold it.
    """
    match value:
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case float() | Decimal():
            number = Decimal(str(value))
            if not number.is_finite():
                raise RefusedError("{value} cannot be compared with.", value=value)
            return f"{number:f}"
        case datetime():
            return f"TIMESTAMP '{value.isoformat(sep=' ')}'"
        case date():
            return f"DATE '{value.isoformat()}'"
        case str():
            if "\0" in value:
                raise RefusedError("A text with a NUL character cannot be asked for.")
            return "'" + value.replace("'", "''") + "'"


def called(alias: str, column: str) -> str:
    """A column of a table that the question calls `alias`."""
    return f"{alias}.{quoted(column)}"
