"""Days of the calendar out of their three numbers."""

import jdatetime
import polars as pl

from kam_core.values.model import Fault

FIRST_YEAR, LAST_YEAR = 1900, 2199
# Iran's calendar is more than 600 years behind: no year is one of both.
_PERSIAN = (1300, 1500)
# What systems write where they have no day. A year of 0 or 9999 is one whatever day follows.
_NONE = ("0001-01-01", "1753-01-01", "1899-12-30", "1899-12-31", "1900-01-01")
_NO_YEARS = (0, 9999)


def calendar_days(shaped: pl.DataFrame) -> pl.DataFrame:
    """Days out of `y`, `m`, `d`, one row each.

    Args:
        shaped: as `day_shapes.shapes` gives them, with `early`, the fault that a day has already.

    Returns:
        The rows with `date` (null where there is none), `fault` (why, as the name of a `Fault`), `sentinel` (the day
        stands for "none"; its date is null and it has no fault) and `persian` (it was one of Iran's calendar).
    """
    y, m, d = pl.col("y"), pl.col("m"), pl.col("d")
    persian = y.is_between(*_PERSIAN) & (pl.col("named").fill_null("%") == "%")
    written = pl.format("{}-{}-{}", *(part.cast(pl.String).str.zfill(n) for part, n in ((y, 4), (m, 2), (d, 2))))
    frame = shaped.with_columns(
        persian=persian.fill_null(value=False),
        sentinel=(y.is_in(_NO_YEARS) | written.is_in(_NONE)).fill_null(value=False),
        date=pl.when(y.is_between(FIRST_YEAR, LAST_YEAR)).then(written.str.to_date("%Y-%m-%d", strict=False)),
    )
    frame = frame.join(_from_persian(frame), on=["y", "m", "d"], how="left", maintain_order="left")
    found = pl.when("sentinel").then(None).when("persian").then("gregorian").otherwise("date")
    fault = (
        pl.when("sentinel")
        .then(pl.lit(None, dtype=pl.String))
        .when(pl.col("early").is_not_null())
        .then("early")
        .when(pl.col("part") & y.is_null())
        .then(pl.lit(Fault.PART_OF_YEAR.value))
        .when(y.is_null())
        .then(pl.lit(Fault.NO_DAY.value))
        .when(~y.is_between(FIRST_YEAR, LAST_YEAR) & ~pl.col("persian"))
        .then(pl.lit(Fault.OUT_OF_RANGE.value))
        .when(found.is_null())
        .then(pl.lit(Fault.NOT_IN_CALENDAR.value))
    )
    return frame.with_columns(date=found, fault=fault).drop("gregorian")


def _from_persian(frame: pl.DataFrame) -> pl.DataFrame:
    """Each day of Iran's calendar once, as ours: there are some ten thousand in all."""
    days = frame.filter("persian").select("y", "m", "d").drop_nulls().unique()
    found = [_gregorian(*row) for row in days.iter_rows()]
    return days.with_columns(pl.Series("gregorian", found, dtype=pl.Date))


def _gregorian(year: int, month: int, day: int) -> object:
    try:
        return jdatetime.date(year, month, day).togregorian()
    except ValueError:
        return None
