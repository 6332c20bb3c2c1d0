"""What may be asked: one SELECT over the tables of a visitor, by functions that have no effect.

The parse tree is judged, not the text, and by lists of what is allowed: whatever nobody thought of is refused.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from kam_core.errors import QueryRefusedError
from kam_core.workbench.functions import open_functions, open_tables
from kam_core.workbench.places import in_question
from kam_core.workbench.tree import Known, Piece, lower, pieces, reach

_LONGEST = 20_000
_MOST_BRACKETS = 500
_MOST_TABLES = 1_000
_NODES = frozenset(("SELECT_NODE", "SET_OPERATION_NODE", "RECURSIVE_CTE_NODE", "CTE_NODE"))
_TABLES = frozenset(("BASE_TABLE", "SUBQUERY", "JOIN", "TABLE_FUNCTION", "EXPRESSION_LIST", "EMPTY"))
_MODIFIERS = frozenset(("LIMIT_MODIFIER", "LIMIT_PERCENT_MODIFIER", "ORDER_MODIFIER", "DISTINCT_MODIFIER"))
_ORDERS = frozenset(("ORDER_DEFAULT", "ASCENDING", "DESCENDING"))
_KINDS_OF_TYPE = re.compile("[A-Z_]+_TYPE_INFO")
_EXPRESSIONS = frozenset(
    (
        *("BETWEEN", "CASE", "CAST", "COLLATE", "COLUMN_REF", "COMPARISON", "CONJUNCTION", "CONSTANT", "FUNCTION"),
        *("LAMBDA", "LAMBDA_REF", "OPERATOR", "POSITIONAL_REFERENCE", "STAR", "SUBQUERY", "TYPE", "WINDOW"),
    )
)
_BUTTONS = {
    "PIVOT": "PIVOT is not asked in SQL here; the chart builder splits by a column.",
    "UNPIVOT": "UNPIVOT is not asked in SQL here; unnest a list of the columns.",
    "SUMMARIZE": "SUMMARIZE is not asked in SQL here; the profile of each column shows what it would.",
    "DESCRIBE": "DESCRIBE is not asked in SQL here; the columns are listed beside each table.",
    "SHOW": "SHOW is not asked in SQL here; the tables and their columns are listed beside the editor.",
    "EXPLAIN": "EXPLAIN is not asked in SQL here; the time that an answer took stands below it.",
}
_COMMENTS = re.compile(r"\A(?:\s|;|--[^\n]*(?:\n|\Z)|/\*.*?\*/)+", re.DOTALL)
_WORD = re.compile(r"[A-Za-z]+")
_PIVOTS = re.compile(r"\b(UN)?PIVOT(_WIDER|_LONGER)?\b", re.IGNORECASE)


def check_text(question: str) -> None:
    """Refuse what the parser should not even see.

    Raises:
        QueryRefusedError: the question is empty, too long, nested too deep, or holds a NUL or what is no character.
    """
    if not _COMMENTS.sub("", question).strip():
        raise QueryRefusedError("There is no question; write one that starts with SELECT.")
    if len(question) > _LONGEST:
        raise QueryRefusedError(
            "The question has {length} characters; {most} are the most.", length=len(question), most=_LONGEST
        )
    if sum(map(question.count, "([{")) > _MOST_BRACKETS:
        raise QueryRefusedError("The question has more than {most} brackets.", most=_MOST_BRACKETS)
    if "\0" in question:
        raise QueryRefusedError("The question holds a character that no text has (NUL); write it again.")
    try:
        question.encode()
    except UnicodeEncodeError:
        raise QueryRefusedError("The question is not a text in UTF-8; write it again.") from None


def check_tree(tree: Mapping[str, Any], tables: Iterable[str], question: str) -> None:
    """Refuse everything but one SELECT over `tables` by open functions.

    Args:
        tree: the question as the engine parsed it, in its own JSON.
        tables: the names that may be asked.
        question: what was asked.

    Raises:
        QueryRefusedError: the question breaks a rule; the message names it.
        QueryFaultError: the engine cannot read it.
    """
    if tree.get("error"):
        raise _unread(tree, question)
    statements = tree.get("statements", ())
    if len(statements) != 1:
        raise QueryRefusedError("One question at a time: this holds {n} statements.", n=len(statements))
    for piece, known in pieces(statements[0], frozenset(map(lower, tables))):
        _check(piece, known)
    if reach(statements[0], {}) > _MOST_TABLES:
        raise QueryRefusedError(
            "The question reads more than {most} tables, each WITH counted wherever it is named.", most=_MOST_TABLES
        )


def _unread(tree: Mapping[str, Any], question: str) -> Exception:
    if tree.get("error_type") == "parser":
        return in_question(f"Parser Error: {tree['error_message']}", tree.get("position"), question)
    first = _WORD.match(_COMMENTS.sub("", question))
    word = first[0].upper() if first else ""
    if word not in _BUTTONS and (pivot := _PIVOTS.search(question)):
        word = "UNPIVOT" if pivot[1] else "PIVOT"
    if word in _BUTTONS:
        return QueryRefusedError(_BUTTONS[word])
    return QueryRefusedError("Only SELECT is answered here, and {word} is not one.", word=word or "this")


def _check(piece: Piece, known: Known) -> None:
    if "class" in piece:
        _check_expression(piece)
        return
    kind = piece.get("type")
    if kind == "BASE_TABLE":
        _check_table(piece, known)
    elif kind == "TABLE_FUNCTION":
        _check_name(piece["function"], open_tables())
    elif kind == "SHOW_REF":
        shown = "SUMMARIZE" if piece.get("show_type") == "SUMMARY" else str(piece.get("show_type"))
        raise QueryRefusedError(_BUTTONS.get(shown, _BUTTONS["SHOW"]))
    elif kind == "PIVOT":
        raise QueryRefusedError(_BUTTONS["UNPIVOT" if piece.get("unpivot_names") else "PIVOT"])
    elif isinstance(kind, str) and not _is_harmless(kind):
        raise QueryRefusedError("The question holds what is no part of a SELECT here: {kind}.", kind=kind)


def _is_harmless(kind: str) -> bool:
    return kind in _NODES | _TABLES | _MODIFIERS | _ORDERS or bool(_KINDS_OF_TYPE.fullmatch(kind))


def _check_expression(piece: Piece) -> None:
    kind = piece["class"]
    if kind in {"FUNCTION", "WINDOW"}:
        _check_name(piece, open_functions())
    elif kind == "PARAMETER":
        raise QueryRefusedError("There are no parameters here; write the value into the question.")
    elif kind not in _EXPRESSIONS:
        raise QueryRefusedError("The question holds an expression that is not answered here: {kind}.", kind=kind)


def _check_table(piece: Piece, known: Known) -> None:
    name = str(piece.get("table_name", ""))
    if list(_path(piece)) != [name]:
        raise QueryRefusedError("Name the table {table} alone, without a database or a schema.", table=name)
    if lower(name) not in known:
        raise QueryRefusedError("There is no table {table} here.", table=name)


def _check_name(piece: Piece, names: frozenset[str]) -> None:
    name = str(piece.get("function_name", ""))
    *schema, last = _path(piece) or [""]
    # The parser itself writes the schema of a function that stands for an operator.
    if last != name or schema not in ([], ["main"]):
        raise QueryRefusedError("Name the function {function} alone, without a schema.", function=name)
    if lower(name) not in names:
        raise QueryRefusedError("The function {function} is not open to questions here.", function=name)


def _path(piece: Piece) -> list[str]:
    """The name with what stands before it; both versions of the tree say it in their way, and neither is left out."""
    told = [str(piece[key]) for key in ("catalog_name", "catalog", "schema_name", "schema") if piece.get(key)]
    name = str(piece.get("table_name") or piece.get("function_name") or "")
    path = piece.get("qualified_name", {}).get("path")
    return [*told, name] if path is None or len(told) + 1 > len(path) else [str(part) for part in path]
