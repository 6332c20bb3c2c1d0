from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

import polars as pl
import pyarrow as pa

from kam_core.workbench.answers import frame_of


def test_what_a_table_can_show_stays_what_it_is() -> None:
    rows = pa.table({"n": [1, None], "x": [0.5, 2.0], "day": [date(2026, 1, 31), None], "yes": [True, False]})
    frame = frame_of(rows)
    assert frame.rows() == [(1, 0.5, date(2026, 1, 31), True), (None, 2.0, None, False)]


def test_a_sum_of_whole_numbers_is_a_whole_number_and_money_stays_exact() -> None:
    rows = pa.table(
        {
            "sum": pa.array([Decimal(10_005_534), None], pa.decimal128(38, 0)),
            "money": pa.array([Decimal("1.5000"), Decimal("0.1000")], pa.decimal128(18, 4)),
            "rate": pa.array([Decimal("0.1234"), None], pa.decimal128(18, 4)),
        }
    )
    frame = frame_of(rows)
    assert frame.schema["sum"] == pl.Int64
    assert frame.rows() == [(10_005_534, Decimal("1.5"), 0.1234), (None, Decimal("0.1"), None)]
    assert frame.schema["rate"] == pl.Float64


def test_a_sum_that_no_whole_number_holds_is_still_there() -> None:
    frame = frame_of(pa.table({"sum": pa.array([Decimal(10) ** 30], pa.decimal128(38, 0))}))
    assert frame["sum"].to_list() == [1e30]


def test_times_are_utc_and_what_has_no_form_of_its_own_is_text() -> None:
    moment = datetime(2026, 1, 31, 14, 30, tzinfo=UTC)
    rows = pa.table(
        {
            "at": pa.array([moment], pa.timestamp("us", "Europe/Berlin")),
            "list": [[1, 2]],
            "record": [{"a": "ü", "b": None}],
            "bytes": [b"\x00\xff"],
            "clock": [time(9, 30)],
            "long": [timedelta(days=2)],
            "none": pa.nulls(1),
        }
    )
    assert frame_of(rows).rows() == [
        (datetime(2026, 1, 31, 14, 30), "[1, 2]", '{"a": "ü", "b": null}', "00ff", "09:30:00", "2 days, 0:00:00", None)
    ]


def test_an_answer_without_rows_has_its_columns() -> None:
    frame = frame_of(pa.table({"a": pa.array([], pa.int32()), "b": pa.array([], pa.list_(pa.int8()))}))
    assert (frame.columns, frame.height) == (["a", "b"], 0)


def test_times_finer_than_a_microsecond_are_cut() -> None:
    rows = pa.table({"ns": pa.array([1_704_067_200_123_456_789], pa.timestamp("ns"))})
    assert frame_of(rows)["ns"].to_list() == [datetime(2024, 1, 1, 0, 0, 0, 123_456)]
