import duckdb
import polars as pl
import pytest

from kam_core.workbench.answers import frame_of

FAR = (
    "DATE '12000-02-29'",
    "DATE '0044-03-15 (BC)'",
    "DATE '0001-12-31 (BC)'",
    "DATE 'infinity'",
    "DATE '-infinity'",
    "TIMESTAMP '12000-01-01 10:00:00.000001'",
    "TIMESTAMP '0044-03-15 (BC) 10:00:00'",
    "TIMESTAMP 'infinity'",
    "TIMESTAMP '-infinity'",
    "INTERVAL 1 MONTH",
    "INTERVAL '1 year 2 months 1 day 02:03:04.5'",
    "INTERVAL '-13 months -2 days'",
    "INTERVAL '-00:00:01.25'",
    "INTERVAL '1000000 hours'",
    "INTERVAL '0 days'",
)


@pytest.mark.parametrize("value", FAR)
def test_what_no_calendar_here_holds_is_written_as_the_engine_writes_it(value: str) -> None:
    rows = duckdb.sql(f"SELECT {value} AS v, CAST({value} AS VARCHAR) AS said").to_arrow_table()
    frame = frame_of(rows)
    assert frame["v"].to_list() == frame["said"].to_list()


def test_one_far_day_makes_a_column_of_text_and_the_last_days_of_the_calendar_do_not() -> None:
    near = duckdb.sql(
        "SELECT d, t FROM (VALUES (DATE '0001-01-01', TIMESTAMP '9999-12-31 23:59:59.999999'), (NULL, NULL)) AS r(d, t)"
    )
    far = duckdb.sql("SELECT DATE '2026-01-31' AS d, TIMESTAMP '10000-01-01 00:00:00' AS t")
    held, mixed = (frame_of(rows.to_arrow_table()) for rows in (near, near.union(far)))
    assert held.schema == {"d": pl.Date, "t": pl.Datetime("us")}
    assert mixed["d"].dtype == pl.Date
    assert mixed["t"].to_list() == ["9999-12-31 23:59:59.999999", None, "10000-01-01 00:00:00"]
