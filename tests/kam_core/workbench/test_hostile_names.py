"""Whatever a table, a column or a value is called, it is what it is called and nothing more."""

import json
from collections.abc import Iterator

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from kam_core.settings import ROOT
from kam_core.text.quoting import quoted
from kam_core.workbench.fence import Fence
from kam_core.workbench.model import BenchLimits, BenchTable

LISTED = json.loads((ROOT / "tests" / "inputs" / "hostile_names.json").read_text(encoding="utf-8"))
MORE = ['a"b', "x" * 300, "a\nb", "[a]", "(a)", "{a}", "א" * 3, "SELECT", 'a"; DROP TABLE t; --', "main.t", "é", "É"]
# A NUL and more than 300 letters do not get as far as here; and a question that holds either is refused.
NAMES = [
    name
    for name in dict.fromkeys([*(one["name"] for one in LISTED), *MORE])
    if name and "\0" not in name and len(name) <= 300
]


def _apart(names: list[str]) -> list[str]:
    """Those that the engine takes for different: it compares letters of ASCII without their case."""
    seen: dict[str, str] = {}
    for name in names:
        seen.setdefault("".join(c.lower() if c.isascii() else c for c in name), name)
    return list(seen.values())


COLUMNS = _apart(NAMES)


@pytest.fixture(scope="module")
def fence(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Fence]:
    folder = tmp_path_factory.mktemp("names")
    wide = folder / "wide.parquet"
    pq.write_table(pa.table({name: [name, "other"] for name in COLUMNS}), wide)
    tables = [BenchTable("wide", wide)]
    for number, name in enumerate(COLUMNS):
        path = folder / f"{number}.parquet"
        pq.write_table(pa.table({"a": [number]}), path)
        if name.lower() != "wide":
            tables.append(BenchTable(name, path))
    with Fence(tables, BenchLimits(seconds=30), keep_ready=False) as fence:
        yield fence


def test_there_are_many_names() -> None:
    assert len(COLUMNS) > 100


@pytest.mark.parametrize("name", COLUMNS, ids=range(len(COLUMNS)))
def test_a_column_of_any_name_is_asked_filtered_and_sorted(fence: Fence, name: str) -> None:
    column, value = quoted(name), name.replace("'", "''")
    found = fence.ask(f"SELECT {column} FROM wide WHERE {column} = '{value}' ORDER BY {column}").rows  # noqa: S608
    assert found.to_pydict() == {name: [name]}


@pytest.mark.parametrize("name", COLUMNS, ids=range(len(COLUMNS)))
def test_a_table_of_any_name_is_asked(fence: Fence, name: str) -> None:
    found = fence.ask(f"SELECT t.a FROM {quoted(name)} AS t").rows  # noqa: S608
    assert found.to_pydict() == {"a": [COLUMNS.index(name)]}


def test_nothing_else_has_changed(fence: Fence) -> None:
    assert fence.ask("SELECT count(*) AS n FROM wide").rows.to_pydict() == {"n": [2]}
