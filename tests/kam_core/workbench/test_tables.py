from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import duckdb
import polars as pl
import pytest

from kam_core.values.model import ValueType
from kam_core.workbench.names import column_names, table_name
from kam_core.workbench.shape import Column, Shape
from kam_core.workbench.tables import shape_of

Lay = Callable[..., Shape]


def test_each_column_gets_the_type_that_its_values_show(lay: Lay) -> None:
    shape = lay(
        "deals.csv",
        ["deal", "pieces", "amount", "ratio", "closed", "at", "won"],
        ["D-1", "3", "10.50", "0.123456789", "2026-01-31", "2026-01-31 14:30", "yes"],
        ["D-2", "4", "2.25", "0.5", "2026-02-28", "2026-02-28 09:00", "no"],
        ["D-3", "", "", "", "", "", ""],
    )
    frame = pl.read_parquet(shape.table.path)
    assert frame.rows() == [
        ("D-1", 3, Decimal("10.5000"), 0.123456789, date(2026, 1, 31), datetime(2026, 1, 31, 14, 30), True),
        ("D-2", 4, Decimal("2.2500"), 0.5, date(2026, 2, 28), datetime(2026, 2, 28, 9, 0), False),
        ("D-3", None, None, None, None, None, None),
    ]
    assert [column.type.value for column in shape.columns] == [
        "text",
        "number",
        "number",
        "number",
        "day",
        "moment",
        "yes_no",
    ]
    assert (shape.name, shape.row_count, shape.notes) == ("deals", 3, ())


def test_a_column_with_one_value_of_another_type_stays_text_and_says_so(lay: Lay) -> None:
    shape = lay("a.csv", ["name", "amount"], *[["x", str(n)] for n in range(9)], ["y", "soon"])
    assert shape.columns == (Column("name", ValueType.TEXT), Column("amount", ValueType.TEXT))
    assert pl.read_parquet(shape.table.path)["amount"].to_list() == [*map(str, range(9)), "soon"]
    assert shape.notes == ("“amount” stays text: 1 of its values are no numbers, such as “soon”.",)


def test_a_column_of_half_numbers_stays_text_and_says_so(lay: Lay) -> None:
    shape = lay("a.csv", ["name", "size"], *[["x", size] for size in ("1", "2", "small", "large")])
    assert shape.notes == ("“size” stays text: it holds other things beside numbers.",)


def test_ids_with_zeros_in_front_stay_text_without_a_word(lay: Lay) -> None:
    shape = lay("a.csv", ["customer no", "amount"], ["007", "1"], ["12", "2"])
    assert pl.read_parquet(shape.table.path)["customer no"].to_list() == ["007", "12"]
    assert shape.notes == ()


def test_a_table_without_rows_has_its_columns(lay: Lay) -> None:
    shape = lay("empty.csv", ["one", "two"])
    assert shape.row_count == 0
    assert pl.read_parquet(shape.table.path).columns == ["one", "two"]


HEADER = ['say "hi"', "select", "two\nlines", "", "name", "Name", "x" * 300, "שלום", "a'; DROP TABLE t; --", "[b]", "%"]


def test_every_column_can_be_asked_for_whatever_it_is_called(lay: Lay, asking: Callable[..., object]) -> None:
    shape = lay("odd names.csv", HEADER, [str(at) for at in range(len(HEADER))])
    names = [column.name for column in shape.columns]
    assert len({name.casefold() for name in names}) == len(HEADER)
    picked = ", ".join('"' + name.replace('"', '""') + '"' for name in names)
    rows = asking(shape)(f"SELECT {picked} FROM odd_names").rows  # type: ignore[operator]  # noqa: S608
    assert [column[0].as_py() for column in rows.columns] == list(range(len(HEADER)))


def test_names_are_each_once_and_have_nothing_that_a_statement_cannot_hold() -> None:
    assert column_names(["a", "A", "", "b\0c", "d" * 400, "d" * 400]) == (
        "a",
        "A (2)",
        "column 3",
        "b c",
        "d" * 300,
        "d" * 300 + " (2)",
    )


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("sales_pipeline.csv", "sales_pipeline"),
        ("Sales Pipeline (final).xlsx", "sales_pipeline_final"),
        ("2024 umsätze.csv.gz", "file_2024_umsätze"),
        ("order.csv", "file_order"),
        ("客户.csv", "客户"),
        ("…", "file"),
        ("a" * 200, "a" * 60),
        ("../../etc/passwd", "passwd"),
        ('x"; DROP TABLE y; --.csv', "x_drop_table_y"),
    ],
)
def test_a_table_is_called_after_its_file_so_that_sql_needs_no_quotes(file: str, name: str) -> None:
    assert table_name(file) == name
    asked = f"SELECT 1 AS one FROM (SELECT 2 AS two) AS {name}"  # noqa: S608
    assert duckdb.sql(asked).fetchall() == [(1,)]


def test_two_files_of_one_name_make_two_tables() -> None:
    assert table_name("Deals.csv", ["deals", "DEALS_2"]) == "deals_3"


def test_rows_that_are_typed_already_become_a_table(tmp_path: Path) -> None:
    frame = pl.DataFrame({"account_id": ["A"], "revenue": [Decimal("1.5")], "since": [date(2026, 1, 1)]})
    shape = shape_of(frame, "our_accounts", tmp_path)
    assert [column.type.value for column in shape.columns] == ["text", "number", "day"]
    assert pl.read_parquet(shape.table.path).rows() == frame.rows()


def test_mavens_pipeline_becomes_a_table_with_days_and_whole_values(maven: dict[str, Shape]) -> None:
    shape = maven["sales_pipeline"]
    frame = pl.read_parquet(shape.table.path)
    assert shape.row_count == 8_800
    assert frame["close_value"].dtype == pl.Int64
    assert frame.filter(pl.col("deal_stage") == "Won")["close_value"].sum() == 10_005_534
    assert frame["close_date"].dtype == pl.Date
