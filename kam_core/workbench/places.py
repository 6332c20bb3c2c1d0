"""Where in a question the engine found a fault."""

from kam_core.errors import QueryFaultError


def in_question(reason: str, position: str | int | None, question: str) -> QueryFaultError:
    """The fault with its line and column, where the engine told a position.

    Args:
        reason: the engine's words.
        position: how many bytes of the question (UTF-8) stand before the place.
        question: what was asked.
    """
    told = str(position or "")
    if not told.isdigit():
        return QueryFaultError("{reason}", reason=reason)
    before = question.encode()[: int(told)].decode("utf-8", "ignore")
    line = before.count("\n") + 1
    column = len(before) - (before.rfind("\n") + 1) + 1
    return QueryFaultError("{reason} (line {line}, column {column})", reason=reason, line=line, column=column)
