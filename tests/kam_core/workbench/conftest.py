import json
from collections.abc import Callable, Sequence
from pathlib import Path

import duckdb
import polars as pl
import pytest

from kam_core.reading.limits import Limits
from kam_core.reading.model import Reading
from kam_core.reading.names import named
from kam_core.reading.read import read
from kam_core.settings import ROOT
from kam_core.workbench.model import Answer
from kam_core.workbench.names import table_name
from kam_core.workbench.shape import Shape
from kam_core.workbench.tables import laid_out

Ask = Callable[[str], Answer]


@pytest.fixture
def lay(tmp_path: Path) -> Callable[..., Shape]:
    """A file out of its header and rows, as it is read, laid out as a table."""

    def laid(file: str, header: Sequence[str], *rows: Sequence[str]) -> Shape:
        folder = tmp_path / f"table {len(list(tmp_path.iterdir()))}"
        folder.mkdir()
        return laid_out(reading(folder, header, rows), table_name(file), folder)

    return laid


def reading(folder: Path, header: Sequence[str], rows: Sequence[Sequence[str]]) -> Reading:
    columns = {f"c{at}": [row[at] or None for row in rows] for at in range(len(header))}
    frame = pl.DataFrame({"line": list(range(2, len(rows) + 2)), **columns})
    schema = {"line": pl.Int64, **dict.fromkeys(columns, pl.String)}
    frame.cast(schema).write_parquet(folder / "rows.parquet")
    names, count = named(header).names, len(rows)
    return Reading(folder, "", "csv", folder / "rows.parquet", folder, names, True, count, count, 0)


@pytest.fixture(scope="session")
def maven(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Shape]:
    """The four files of Maven's CRM as tables, by their names."""
    shapes = {}
    for path in sorted((ROOT / "data" / "maven_crm").glob("*.csv")):
        read_into, folder = tmp_path_factory.mktemp("read"), tmp_path_factory.mktemp("table")
        shape = laid_out(read(path, read_into, limits=Limits(seconds=60)), table_name(path.name), folder)
        shapes[shape.name] = shape
    return shapes


@pytest.fixture(scope="session")
def hostile() -> list[str]:
    """Names that break careless code."""
    text = (ROOT / "tests" / "inputs" / "hostile_names.json").read_text(encoding="utf-8")
    return [one["name"] for one in json.loads(text) if "\0" not in one["name"]]


@pytest.fixture
def asking() -> Callable[..., Ask]:
    """DuckDB over some tables, as the fence asks it."""

    def over(*shapes: Shape) -> Ask:
        connection = duckdb.connect()
        for shape in shapes:
            connection.from_parquet(str(shape.table.path)).create(shape.name)

        def ask(sql: str) -> Answer:
            return Answer(connection.execute(sql).to_arrow_table(), more=False, seconds=0.0)

        return ask

    return over
