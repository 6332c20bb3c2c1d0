"""The rules of SQL files, each a function from a file to what is wrong with it."""

import re
from collections.abc import Callable, Iterator

from tests.architecture.rules import Source

_COMMENT = re.compile(r"--[^\n]*|/\*.*?\*/", re.DOTALL)
_TEXT = re.compile(r"'(?:[^']|'')*'")
_EVERYTHING = re.compile(r"\b(?:SELECT|DISTINCT|,)\s+(?:\w+\.)?\*(?!\s*\d)", re.IGNORECASE)
# A table or a bracket followed by a name that is no word of SQL.
_AFTER_TABLE = re.compile(r"\b(?:FROM|JOIN)\s+[\w.\"]+\s+(\w+)", re.IGNORECASE)
_AFTER_BRACKET = re.compile(r"\)\s+([a-z_]\w*)", re.IGNORECASE)
_WORDS = re.compile(
    "AS|ON|USING|WHERE|GROUP|ORDER|HAVING|LIMIT|OFFSET|INNER|LEFT|RIGHT|FULL|CROSS|JOIN|NATURAL|UNION|EXCEPT|INTERSECT|"
    "SET|VALUES|SELECT|WINDOW|QUALIFY|FILTER|OVER|THEN|TO|ELSE|END|WHEN|AND|OR|NOT|IS|IN|BETWEEN|LIKE|ILIKE|ASC|DESC|"
    "NULLS|FROM|DO|FETCH|WITHIN|IGNORE|RESPECT|TABLESAMPLE|ASOF|SEMI|ANTI|LATERAL|COLLATE|DEFAULT|CHECK|PRIMARY|"
    "CONFLICT|RETURNING|ROWS|RANGE|SIMILAR|ESCAPE|POSITIONAL",
    re.IGNORECASE,
)
_LAMBDA = re.compile(r"->")
_HISTORY = re.compile(r"\b(?:UPDATE|DELETE\s+FROM|TRUNCATE)\s+app\.history\b", re.IGNORECASE)
_RENAME = re.compile(r"\bRENAME\b", re.IGNORECASE)


def one_statement(source: Source) -> Iterator[str]:
    """A file holds one statement, so its name can say what it does."""
    if "/migrations/" not in source.path and ";" in _bare(source.text).rstrip().rstrip(";"):
        yield "more than one statement"


def columns_are_named(source: Source) -> Iterator[str]:
    """A column that is added later must not change what a statement returns."""
    if _EVERYTHING.search(_bare(source.text)):
        yield "SELECT *"


def aliases_say_as(source: Source) -> Iterator[str]:
    """DuckDB 2 reserves words that 1.5 takes as a bare alias."""
    bare = _bare(source.text)
    for found in (*_AFTER_TABLE.finditer(bare), *_AFTER_BRACKET.finditer(bare)):
        if not _WORDS.fullmatch(found[1]):
            yield f"no AS before {found[1]}"


def no_lambda_arrows(source: Source) -> Iterator[str]:
    """DuckDB 2 has another sign for them."""
    if _LAMBDA.search(_bare(source.text)):
        yield "a lambda arrow"


def history_only_grows(source: Source) -> Iterator[str]:
    """No code path changes what was done."""
    if _HISTORY.search(_bare(source.text)):
        yield "changes the history"


def no_rename(source: Source) -> Iterator[str]:
    """In DuckDB 1.5, a rename beside an update and a crash leave a file that does not open."""
    if _RENAME.search(_bare(source.text)):
        yield "RENAME"


SQL_RULES: tuple[Callable[[Source], Iterator[str]], ...] = (
    one_statement,
    columns_are_named,
    aliases_say_as,
    no_lambda_arrows,
    history_only_grows,
    no_rename,
)


def _bare(text: str) -> str:
    """The statement without comments and texts."""
    return _TEXT.sub("''", _COMMENT.sub(" ", text))
