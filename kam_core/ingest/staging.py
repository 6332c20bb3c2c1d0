"""A large CSV is parsed once: kept aside as Parquet, each column as the type that every one of its values has."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from kam_core.ingest.kind import Kind, Type
from kam_core.ingest.mapping import mapped
from kam_core.ingest.progress import Progress, watched
from kam_core.ingest.reader import Source, Told, readable
from kam_core.store.transaction import Transaction
from kam_core.text.quoting import quoted
from kam_core.text.words import _

# Bytes. Below, parsing a file again and again costs less than keeping it.
LARGE = 16_000_000
# What a text must be, each of them, to be kept as another type: the same text again, or a value that we would read.
_WHOLE = "CAST(TRY_CAST({held} AS BIGINT) AS VARCHAR) IS DISTINCT FROM {held}"
_READABLE = "TRY_CAST({held} AS {type}) IS NULL"
_TABLE = "(SELECT {columns} FROM read_parquet($file_path) AS kept)"
_TYPES = {Type.TEXT: "BIGINT", Type.WHOLE: "BIGINT", Type.DAY: "DATE", Type.MONEY: "DECIMAL(18,4)"}


@contextmanager
def staged(transaction: Transaction, source: Source, kind: Kind, progress: Progress) -> Iterator[Source]:
    """A source of the same rows that is read fast again and again; the same one where it is small or Parquet.

    Raises:
        ContractError: the file cannot be read as far as its end.
    """
    if source.path.suffix.lower() == ".parquet" or source.path.stat().st_size < LARGE:
        yield source
        return
    with TemporaryDirectory(prefix="kam-") as folder:
        place = Path(folder) / "rows.parquet"
        step = _("Reading {file}", file=source.path.name)
        with readable(source.path):
            watched(transaction, step, progress, partial(_keep, transaction, source, place))
        yield _typed(transaction, source, kind, place)


def _keep(transaction: Transaction, source: Source, place: Path) -> None:
    escaped = str(place).replace("'", "''")
    columns = ", ".join(map(quoted, source.headers))
    parts = {"columns": columns, "source": source.table, "place": f"'{escaped}'"}
    transaction.execute("ingest", "stage", parts=parts, **source.values)


def _typed(transaction: Transaction, source: Source, kind: Kind, place: Path) -> Source:
    wanted = {
        m.header: _TYPES[m.column.type] for m in mapped(kind, source).columns if m.header and m.column.type in _TYPES
    }
    found = _measured(transaction, wanted, place) if wanted else {}
    told = {name: _told(wanted[name], found, number) for number, name in enumerate(wanted)}
    headers = {name: told.get(name) or held for name, held in source.headers.items()}
    columns = (f"{_as_told(name, held)} AS {quoted(name)}" for name, held in headers.items())
    table = _TABLE.format(columns=", ".join(columns))
    return replace(source, headers=headers, table=table, values={"file_path": str(place)})


def _measured(transaction: Transaction, wanted: Mapping[str, str], place: Path) -> dict[str, Any]:
    measures = []
    for number, (name, kept_as) in enumerate(wanted.items()):
        held = f"file.{quoted(name)}"
        tried = f"TRY_CAST({held} AS {kept_as})"
        doubt = (_WHOLE if kept_as == "BIGINT" else _READABLE).format(held=held, type=kept_as)
        measures += [
            f"count({held}) AS held_{number}",
            f"count(*) FILTER (WHERE {held} IS NOT NULL AND {doubt}) AS other_{number}",
            f"min({tried}) AS least_{number}",
            f"max({tried}) AS greatest_{number}",
        ]
    parts = {"measures": ", ".join(["count(*) AS rows", *measures])}
    return transaction.one("ingest", "measure_columns", parts=parts, file_path=str(place)) or {}


def _told(kept_as: str, found: Mapping[str, Any], number: int) -> Told | None:
    """What the values of a column prove of it; null where it stays text."""
    if found[f"other_{number}"] or not found[f"held_{number}"]:
        return None
    least, greatest = found[f"least_{number}"], found[f"greatest_{number}"]
    complete = found[f"held_{number}"] == found["rows"]
    if kept_as == "DATE":
        return Told(kept_as, complete, first_day=least, last_day=greatest)
    return Told(kept_as, complete, least=float(least), greatest=float(greatest))


def _as_told(name: str, held: Told) -> str:
    column = f"kept.{quoted(name)}"
    return column if held.file_type == "VARCHAR" else f"CAST({column} AS {held.file_type})"
