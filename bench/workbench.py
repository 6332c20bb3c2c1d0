"""The workbench: a group-by over 10,000,000 rows against DuckDB alone, the profile of a wide table, a built chart."""

from pathlib import Path

import duckdb
import polars as pl
from measure import seconds

from kam_core.values.model import ValueType
from kam_core.workbench.builder import sql_of
from kam_core.workbench.chart import Bucket, Chart, Condition, Field, Kind, Measure, Test
from kam_core.workbench.fence import Fence
from kam_core.workbench.model import BenchTable
from kam_core.workbench.profile import profile
from kam_core.workbench.shape import Column, Shape
from kam_core.workbench.tables import kind_of

_LINES, _ROWS, _COLUMNS = 10_000_000, 1_000_000, 50
# A fifth each: amounts, whole numbers, days, few different texts, an id for each row.
_WIDE = (
    "CAST(hash(i * {n}) % 10000000 AS DECIMAL(18, 4)) / 100",
    "CAST(hash(i * {n}) % 1000 AS BIGINT)",
    "DATE '2020-01-01' + CAST(hash(i * {n}) % 2000 AS INTEGER)",
    "'kind ' || CAST(hash(i * {n}) % 20 AS VARCHAR)",
    "'id ' || CAST(hash(i * {n}) AS VARCHAR)",
)
_GROUPED = "SELECT account, count(*) AS n, sum(amount) AS total FROM lines GROUP BY account ORDER BY total DESC, account LIMIT 100"


def report(folder: Path) -> None:
    """The three of them, each with the child warm."""
    print("### Workbench\n\n| | seconds | allowed |\n|--|--:|--:|")
    lines, wide = _lines(folder), _wide(folder)
    with Fence([lines]) as fence, duckdb.connect(config={"threads": 2}) as db:
        db.from_parquet(str(lines.path)).create("lines")
        alone = seconds(lambda: db.execute(_GROUPED).to_arrow_table())
        fenced = seconds(lambda: fence.ask(_GROUPED))
        print(f"| group-by over 10,000,000 rows, DuckDB alone | {alone:.3f} | |")
        print(f"| the same behind the fence | {fenced:.3f} | {1.5 * alone:.3f} |")
    with Fence([wide.table]) as fence:
        fence.ask("SELECT 1 AS one")
        print(
            f"| profile of 50 columns x 1,000,000 rows | {seconds(lambda: profile(wide, fence.ask), runs=2):.2f} | 5 |"
        )
        for name, chart in _charts(wide).items():
            sql = sql_of(chart)
            print(f"| chart on 1,000,000 rows: {name} | {seconds(lambda sql=sql: fence.ask(sql)):.3f} | 1 |")
    print()


def _charts(wide: Shape) -> dict[str, Chart]:
    def of(place: int) -> Field:
        column = wide.columns[place]
        return Field(wide.name, column.name, column.type)

    amount, whole, day, kind, number = of(0), of(1), of(2), of(3), of(4)
    assert [one.type for one in (amount, day, kind)] == [ValueType.NUMBER, ValueType.DAY, ValueType.TEXT]
    filters = (Condition(whole, Test.AT_LEAST, (100,)), Condition(kind, Test.IS_NOT, ("kind 3",)))
    return {
        "bars, filtered": Chart(wide.name, Kind.BAR, kind, amount, Measure.SUM, conditions=filters, most=20),
        "line by month, split": Chart(
            wide.name, Kind.LINE, day, amount, Measure.MEAN, kind, most=5, bucket=Bucket.MONTH
        ),
        "heat map": Chart(wide.name, Kind.HEAT_MAP, of(8), amount, Measure.SUM, kind),
        "boxes": Chart(wide.name, Kind.BOX, kind, amount),
        "different ids by kind": Chart(wide.name, Kind.BAR, kind, number, Measure.DISTINCT),
        "points": Chart(wide.name, Kind.SCATTER, amount, whole),
    }


def _lines(folder: Path) -> BenchTable:
    path = folder / "workbench-lines.parquet"
    if not path.exists():
        duckdb.execute(
            "COPY (SELECT CAST(hash(i) % 10000 AS INTEGER) AS account, CAST(hash(i + 1) % 1000000 AS DECIMAL(18, 4)) / 100 "
            f"AS amount, DATE '2020-01-01' + CAST(i % 2000 AS INTEGER) AS day FROM range({_LINES}) AS r(i)) TO '{path}'"
        )
    return BenchTable("lines", path)


def _wide(folder: Path) -> Shape:
    path = folder / "workbench-wide.parquet"
    if not path.exists():
        columns = ", ".join(f"{_WIDE[at % 5].format(n=at + 1)} AS c{at}" for at in range(_COLUMNS))
        duckdb.execute(f"COPY (SELECT {columns} FROM range({_ROWS}) AS r(i)) TO '{path}'")
    schema = pl.read_parquet_schema(path)
    return Shape(BenchTable("wide", path), tuple(Column(name, kind_of(dtype)) for name, dtype in schema.items()), _ROWS)
