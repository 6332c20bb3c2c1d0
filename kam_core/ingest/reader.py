"""A well-formed CSV or Parquet file, as a statement of ours can read it."""

import csv
import glob
import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from kam_core.errors import ContractError, RefusedError
from kam_core.exports.table import from_export
from kam_core.store.transaction import Transaction
from kam_core.text.words import _

# Everything named: the engine's own guess at a file's form drops lines that do not fit it, without a word.
_CSV = (
    "read_csv($file_path, auto_detect = false, header = true, delim = ',', quote = '\"', escape = '\"', "
    "nullstr = '', columns = $file_columns, parallel = {parallel})"
)
_LONGEST = 300
_PARQUET = "read_parquet($file_path)"


@dataclass(frozen=True, slots=True)
class Told:
    """What a file itself tells of one of its columns; None is "it does not say".

    `complete` is that no row lacks a value; the rest are bounds of its numbers or days. CSV tells nothing.
    `marked` is that a text in it may have the `'` in front that our own CSV puts before a formula.
    """

    file_type: str = "VARCHAR"
    complete: bool | None = None
    least: float | None = None
    greatest: float | None = None
    first_day: date | None = None
    last_day: date | None = None
    marked: bool = False


NOTHING = Told()


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read.

    `headers` are its columns, in its order. `table` is the expression that reads it, with `values`; `in_order` is a
    slower one that keeps the order of its rows, with `values_in_order`.
    """

    path: Path
    headers: dict[str, Told]
    table: str
    in_order: str
    values: dict[str, Any]
    values_in_order: dict[str, Any]


def opened(transaction: Transaction, path: Path) -> Source:
    """The file at `path`: CSV where its name ends in .csv or .csv.gz, else Parquet.

    Raises:
        RefusedError: there is no such file.
        ContractError: it is empty, cannot be read, or calls two columns the same.
    """
    if not path.is_file():
        raise RefusedError("There is no file {path}.", path=path)
    # The engine takes * and [ in a path for a pattern.
    place = glob.escape(str(path))
    with readable(path):
        if path.name.lower().endswith((".csv", ".csv.gz")):
            names = csv_headers(path)
            fast, slow = (_CSV.format(parallel=parallel) for parallel in ("true", "false"))
            values = {"file_path": place, "file_columns": dict.fromkeys(names, "VARCHAR")}
            return Source(path, dict.fromkeys(names, Told(marked=True)), fast, slow, values, values)
        columns = transaction.read("ingest", "parquet_columns", file_path=place)
    headers = {name: Told(*told) for name, *told in columns.iter_rows()}
    values = {"file_path": place}
    return Source(path, headers, _PARQUET, _PARQUET, values, values)


@contextmanager
def readable(path: Path) -> Iterator[None]:
    """While the block reads the file at `path`, turn what the engine cannot read into a ContractError."""
    try:
        yield
    except (duckdb.Error, OSError, EOFError, UnicodeError, csv.Error) as refused:
        raise ContractError(path.name, [_told(refused)]) from refused


@contextmanager
def fitting(path: Path) -> Iterator[None]:
    """While the block loads the file at `path`, turn a value that its own statistics denied into a ContractError."""
    try:
        yield
    except (duckdb.DataError, duckdb.IntegrityError, duckdb.InvalidInputException) as refused:
        raise ContractError(path.name, [_told(refused)]) from refused


def _told(refused: Exception) -> str:
    """What and where, without the engine's advice on its own options."""
    message = str(refused).split("\nPossible ")[0].split("\n\n  file")[0].split("\n\nLINE ")[0]
    return " ".join(message.removeprefix("Invalid Input Error: ").split())[:_LONGEST]


def csv_headers(path: Path) -> list[str]:
    """The names of the columns of a CSV file.

    Raises:
        ContractError: it is empty, or two columns have one name, or one has none.
    """
    opener = gzip.open if path.name.lower().endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8-sig", newline="") as text:
        names = [from_export(name) for name in next(csv.reader(text, strict=True), [])]
    lowered = [name.strip().lower() for name in names]
    faults = [
        _("two columns are called {name}", name=name) for name in sorted({n for n in lowered if lowered.count(n) > 1})
    ]
    if "" in lowered:
        faults.append(_("a column has no name"))
    if not names:
        faults = [_("the file is empty")]
    if faults:
        raise ContractError(path.name, faults)
    return names
