"""Names that SQL can call a table and its columns by, whatever the file is called and writes at its head."""

import re
import unicodedata
from collections.abc import Collection, Sequence
from pathlib import PurePath

from kam_core.reading.names import named

_LONGEST_TABLE = 60
# A question has 20,000 characters, and names a column more than once.
_LONGEST_COLUMN = 300
_ENDING = re.compile(r"(?:\.[A-Za-z0-9]{1,7}){1,2}$")
_APART = re.compile(r"\W+")
# Words that DuckDB takes for its own where a table could stand.
_WORDS_OF_SQL = """
all analyse analyze and any array as asc asymmetric both case cast check collate column constraint create
default deferrable desc describe distinct do else end except false fetch for foreign from grant group having in
initially intersect into lambda lateral leading limit not null offset on only or order pivot pivot_longer
pivot_wider placing primary qualify references returning select show some summarize symmetric table then to
trailing true union unique unpivot using variadic when where window with
"""
RESERVED = frozenset(_WORDS_OF_SQL.split())


def table_name(file_name: str, taken: Collection[str] = ()) -> str:
    """The name of a table out of that of its file: letters, digits and "_", so that it needs no quotes in SQL.

    Args:
        file_name: "Sales Pipeline (final).csv" gives "sales_pipeline_final".
        taken: the names of other tables; a number tells this one from them.
    """
    bare = _ENDING.sub("", unicodedata.normalize("NFKC", PurePath(file_name).name))
    plain = _APART.sub("_", bare.casefold()).strip("_")[:_LONGEST_TABLE].strip("_")
    if not plain or plain in RESERVED or not plain[0].isalpha():
        plain = f"file_{plain}" if plain else "file"
    there, name, number = {one.casefold() for one in taken}, plain, 2
    while name in there:
        name, number = f"{plain}_{number}", number + 1
    return name


def column_names(names: Sequence[str]) -> tuple[str, ...]:
    """Each name once, whatever the case; what no statement can hold is a blank, a missing name is made up."""
    return named([_writable(name)[:_LONGEST_COLUMN] for name in names]).names


def _writable(name: str) -> str:
    return "".join(" " if unicodedata.category(letter) in {"Cc", "Cs"} else letter for letter in name)
