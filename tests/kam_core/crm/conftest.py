import csv
import gzip
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from kam_core.crm.decisions import Decisions, Prepared
from kam_core.crm.prepare import prepare
from kam_core.crm.propose import propose, sampled
from kam_core.reading.model import Reading

TODAY = date(2026, 11, 22)
REJECTED = {"line": pl.Int64, "raw": pl.String, "reason": pl.String}


def _read_as_it_is(names: Sequence[str], rows: Sequence[Sequence[str | None]], folder: Path, name: str) -> Reading:
    """A file of which nothing had to be guessed."""
    cells = {
        f"c{place}": pl.Series([row[place] or None for row in rows], dtype=pl.String) for place in range(len(names))
    }
    lines = pl.Series(range(2, len(rows) + 2), dtype=pl.Int64)
    paths = folder / "rows.parquet", folder / "unread.parquet"
    pl.DataFrame({"line": lines} | cells).write_parquet(paths[0])
    pl.DataFrame(schema=REJECTED).write_parquet(paths[1])
    return Reading(Path(name), "hash", "csv", *paths, tuple(names), True, len(rows), len(rows), 0)


@pytest.fixture
def read_as_it_is() -> Callable[..., Reading]:
    """Makes what reading a file would give: of its names, rows, a folder and its own name."""
    return _read_as_it_is


@pytest.fixture
def reading(tmp_path: Path) -> Callable[[Path], Reading]:
    """Reads a plain CSV file."""

    def of(path: Path) -> Reading:
        opener = gzip.open if path.suffix == ".gz" else open
        with opener(path, "rt", encoding="utf-8-sig", newline="") as text:
            names, *rows = csv.reader(text)
        padded = [[*row, *[""] * (len(names) - len(row))] for row in rows]
        return _read_as_it_is(names, padded, tmp_path, path.name)

    return of


@pytest.fixture
def prepared(tmp_path: Path, reading: Callable[[Path], Reading]) -> Callable[..., Prepared]:
    """Prepares a plain CSV file as it is proposed; `text` is its content where there is no such file."""

    def of(path: Path | str, text: str | None = None, told: Decisions | None = None) -> Prepared:
        path = Path(path)
        if text is not None:
            path = tmp_path / path.name
            path.write_text(text, encoding="utf-8")
        read = reading(path)
        proposal = propose(read.names, sampled(read), path.name)
        return prepare(read, proposal, tmp_path, TODAY, told=told or Decisions())

    return of
